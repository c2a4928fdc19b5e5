"""Cases and records around contracts: transition, oversight, performance, complaints, incidents."""
