package dev.gradus.benchmarks.watching;

import dev.gradus.examples.data.Digits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of this measurement. */
@Command(
        name = "watching",
        sortOptions = false,
        description = {
            "Measures how much longer a training takes when it is recorded, and when it is shown in a browser: the same"
                    + " training of handwritten digits with and without, in turn, in one process; prints a table in Markdown.",
            "Leave the machine alone meanwhile."
        })
public final class Watching implements Callable<Integer> {
    private static final double GOAL = 1.03;
    private static final int WARM_UP_EPOCHS = 5;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this, and end.")
    @SuppressWarnings("UnusedVariable") // picocli does what it asks for
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "NAME",
            description = "What to train, of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Network> networks = Arrays.asList(Network.values());

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many trainings each onlooker sees (default: ${DEFAULT-VALUE}).")
    private int rounds = 7;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "About how long a training takes (default: ${DEFAULT-VALUE}). A short one is looked at more often.")
    private int seconds = 20;

    @Option(
            names = "--browser",
            description = "Also show the page in Chromium, which is then drawn on the same processors.")
    private boolean browser;

    private Watching() {}

    /** Measures. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Watching()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Onlooker> onlookers = onlookers();
        checkAtLeastOne("--rounds", rounds);
        checkAtLeastOne("--seconds", seconds);
        out.printf(
                "%d rounds of %d trainings of %d networks; takes about %d minutes.%n%n",
                rounds,
                onlookers.size() + 2,
                networks.size(),
                1 + rounds * (onlookers.size() + 2) * networks.size() * seconds / 60);
        out.printf(
                "| training of digits | onlooker | time, of that without: median [quartiles] | goal |%n|---|---|---:|---|%n");
        out.flush();
        Digits digits = Digits.load();
        for (Network network : networks) {
            measure(DigitsTraining.of(network, digits, WARM_UP_EPOCHS), onlookers, out);
        }
        out.printf(
                "%n%d rounds, trainings of about %d s, %s.%n%s.%n",
                rounds, seconds, LocalDate.now(ZoneOffset.UTC), machine());
        out.flush();
        return ExitCode.OK;
    }

    private void measure(DigitsTraining training, List<Onlooker> onlookers, PrintWriter out) throws IOException {
        // Until it is compiled and its classes are loaded.
        new Rounds(training, onlookers).run();
        new Rounds(training.epochs(10 * WARM_UP_EPOCHS), onlookers).run();
        double epoch = Onlooker.NOTHING.seconds(training.epochs(10 * WARM_UP_EPOCHS)) / (10 * WARM_UP_EPOCHS);
        int epochs = (int) Math.max(WARM_UP_EPOCHS, seconds / epoch);
        Rounds all = new Rounds(training.epochs(epochs), onlookers);
        for (int round = 0; round < rounds; round++) {
            all.run();
        }
        for (Onlooker onlooker : onlookers) {
            Quartiles ratios = all.ratios(onlooker);
            out.printf(
                    Locale.ROOT,
                    "| %s, %d epochs | %s | %s | %s |%n",
                    training.network(),
                    epochs,
                    onlooker.title(),
                    ratios,
                    ratios.median() < GOAL ? "below 1.03: met" : "below 1.03: missed");
        }
        out.flush();
    }

    private List<Onlooker> onlookers() {
        List<Onlooker> onlookers = new ArrayList<>(List.of(Onlooker.RECORDER, Onlooker.PAGE, Onlooker.READER));
        if (browser) {
            if (Chromium.program().isEmpty()) {
                throw wrong("--browser needs Chromium on the PATH: apt-get install chromium");
            }
            onlookers.add(Onlooker.BROWSER);
        }
        return onlookers;
    }

    private void checkAtLeastOne(String option, int number) {
        if (number < 1) {
            throw wrong("%s takes a number of 1 or more, got %d".formatted(option, number));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String machine() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        String processor = !Files.isReadable(description)
                ? System.getProperty("os.arch")
                : Files.readString(description, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return "%s, %d cores, %s %s; %s %s"
                .formatted(
                        processor,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.runtime.version"));
    }
}
