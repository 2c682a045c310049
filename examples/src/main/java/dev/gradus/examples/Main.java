package dev.gradus.examples;

import dev.gradus.examples.files.FileFault;
import dev.gradus.examples.graph.GraphCommand;
import dev.gradus.examples.table.EvaluateCommand;
import dev.gradus.examples.table.PredictCommand;
import dev.gradus.examples.table.TrainCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the examples. */
@Command(
        name = "gradus",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        description = {
            "Runs the examples of Gradus, deep learning in plain Java. Begin with 'digits'.",
            "For tables of your own, without writing Java: train, evaluate, predict."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nExamples and commands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and everything that was checked holds",
            "1:data could not be read or learned from, a file not written, or a check failed",
            "2:the command line was not understood"
        },
        subcommands = {
            DigitsExample.class,
            FashionMnistExample.class,
            AutoencoderExample.class,
            CharactersExample.class,
            GanExample.class,
            WorkedExamples.class,
            ExplainCommand.class,
            TrainingRuns.class,
            XorExample.class,
            RegressionExample.class,
            CustomLayerExample.class,
            GraphCommand.class,
            ServeCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Picocli makes the commands. */
    Main() {}

    /** Runs one example and ends with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        // Not in the annotation, from which the examples would inherit it.
        commandLine.getCommandSpec().usageMessage().footer("%nEach has its own options: ./gradus COMMAND --help");
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionStrategy(parsed -> {
            // The same text on every machine: numbers with a point.
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            return new CommandLine.RunLast().execute(parsed);
        });
        CommandLine.IParameterExceptionHandler withUsage = commandLine.getParameterExceptionHandler();
        commandLine.setParameterExceptionHandler(
                (exception, arguments) -> exception.getCommandLine().getParent() == null
                        ? withUsage.handleParseException(exception, arguments)
                        : withoutUsage(exception));
        return commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (!(cause(exception) instanceof IOException fault)) {
                throw exception;
            }
            // What is wrong is outside the program, and a stack trace would hide what the message says about it.
            command.getErr().println(command.getColorScheme().errorText(FileFault.describe(fault)));
            return ExitCode.SOFTWARE;
        });
    }

    /** What is wrong outside of the program may reach here in a wrapping that says no more. */
    private static @Nullable Throwable cause(Exception exception) {
        return exception instanceof UncheckedIOException wrapping ? wrapping.getCause() : exception;
    }

    /** All options of a command would bury what is wrong with one of them. */
    private static int withoutUsage(CommandLine.ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(exception.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
        err.printf("See ./%s --help%n", command.getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which example? Begin with: ./gradus digits");
    }

    /** Tells the version that the build was given. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream file = Main.class.getResourceAsStream("build.properties")) {
                build.load(file);
            }
            return new String[] {"Gradus " + build.getProperty("version"), "Java " + Runtime.version()};
        }
    }
}
