import Commands
import Glibc

exit(runCommandLine(CommandLine.arguments))
