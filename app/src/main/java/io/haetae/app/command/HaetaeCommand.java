package io.haetae.app.command;

import io.haetae.core.browse.BrowserException;
import io.haetae.sites.FaultyAdapterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line as a whole. */
@Command(
    name = "haetae",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Watches foreign marketplaces for people who must prove what is sold there.%n"
            + "외국 온라인 장터에서 위해제품을 지금 주문할 수 있는지 확인하고 증거를 남깁니다.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:a check failed",
      "2:wrong use or input",
      "3:the environment lacks something"
    })
public final class HaetaeCommand {
  private HaetaeCommand() {}

  /** Runs a command line and returns the exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new HaetaeCommand());
    Subcommands.addTo(line, List.of(arguments));
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(HaetaeCommand::failed);
    line.setParameterExceptionHandler(HaetaeCommand::misused);
    return line.execute(arguments);
  }

  private static int misused(ParameterException fault, String[] arguments) {
    CommandLine line = fault.getCommandLine();
    line.getErr().println("haetae: " + fault.getMessage());
    line.getErr().println("haetae: try: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_INPUT;
  }

  private static int failed(Exception fault, CommandLine line, CommandLine.ParseResult result)
      throws Exception {
    PrintWriter errors = line.getErr();
    errors.println("haetae: " + fault.getMessage());
    return switch (fault) {
      case InputException input -> ExitCode.WRONG_INPUT;
      case FaultyAdapterException adapter -> ExitCode.WRONG_INPUT;
      case BrowserException browser -> ExitCode.ENVIRONMENT;
      case IOException io -> ExitCode.ENVIRONMENT;
      // Anything else is our fault; the stack trace belongs in the report of it.
      default -> throw fault;
    };
  }
}
