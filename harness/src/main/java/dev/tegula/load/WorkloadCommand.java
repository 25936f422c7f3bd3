package dev.tegula.load;

import picocli.CommandLine.Command;

/** What can be done with a workload file before load is offered. */
@Command(
    name = "workload",
    description = "Makes the data of a workload.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = GenerateCommand.class,
    mixinStandardHelpOptions = true)
final class WorkloadCommand {}
