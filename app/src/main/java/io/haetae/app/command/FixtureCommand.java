package io.haetae.app.command;

import picocli.CommandLine.Command;

/** Looks after the fixtures of an adapter. */
@Command(
    name = "fixture",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes fixtures for an adapter's tests from captures, and checks them.",
    subcommands = {FixtureAddCommand.class, FixtureCheckCommand.class})
final class FixtureCommand {
  private FixtureCommand() {}
}
