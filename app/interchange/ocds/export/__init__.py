"""Export of the registry in the Open Contracting Data Standard: releases and records."""
