"""`python -m frontwire.cli` is `frontwire`."""

from frontwire.cli.main import main

main()
