package dev.gradus.examples;

import dev.gradus.examples.files.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
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
        description = "Runs the examples of Gradus, deep learning in plain Java. Begin with 'digits'.",
        synopsisSubcommandLabel = "EXAMPLE",
        commandListHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and everything that was checked holds",
            "1:data could not be read, a file not written, or a check failed",
            "2:the command line was not understood"
        },
        subcommands = {
            DigitsExample.class,
            FashionMnistExample.class,
            AutoencoderExample.class,
            CharactersExample.class,
            GanExample.class,
            WorkedExamples.class,
            TrainingRuns.class,
            XorExample.class,
            RegressionExample.class,
            CustomLayerExample.class,
            ServeCommand.class,
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
        commandLine
                .getCommandSpec()
                .usageMessage()
                .footer("%nEach example has its own options: ./gradus EXAMPLE --help");
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionStrategy(parsed -> {
            // The same text on every machine: numbers with a point.
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            return new CommandLine.RunLast().execute(parsed);
        });
        return commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (!(exception instanceof IOException fault)) {
                throw exception;
            }
            // What is wrong is outside the program, and a stack trace would hide what the message says about it.
            command.getErr().println(command.getColorScheme().errorText(FileFault.describe(fault)));
            return ExitCode.SOFTWARE;
        });
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
