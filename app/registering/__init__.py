"""Who hears of which facts: knowledge that must flow upwards, told to the ledger once."""
