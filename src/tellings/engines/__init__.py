"""Where the big joins run; `base` states the contract, `local` answers it on this machine."""
