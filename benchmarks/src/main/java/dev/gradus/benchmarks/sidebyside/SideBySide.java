package dev.gradus.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gradus.benchmarks.measure.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the comparison. */
@Command(
        name = "side-by-side",
        sortOptions = false,
        description = {
            "Measures Gradus and other frameworks on the same work, in turn, each measurement in a process of its own;"
                    + " prints a table in Markdown.",
            "Leave the machine alone meanwhile: what others disturb is marked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was measured",
            "1:a measurement failed, or a file could not be written",
            "2:the command line was not understood"
        })
public final class SideBySide implements Callable<Integer> {
    private static final String HOW_TO_ADD_THE_OTHERS = "mvn -Ppeers -DskipTests package";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this, and end.")
    @SuppressWarnings("UnusedVariable") // picocli does what it asks for
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-w", "--workloads"},
            split = ",",
            paramLabel = "NAME",
            description = "What to run, of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Workload> workloads = Arrays.asList(Workload.values());

    @Option(
            names = {"-f", "--frameworks"},
            split = ",",
            paramLabel = "NAME",
            description = "Who takes part, of gradus, djl, tensorflow (default: all that are built).")
    private List<String> frameworks = List.of();

    @Option(names = "--quick", description = "One round with shorter measurements, to see that all works.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds (default: 3; quick: 1).")
    private @Nullable Integer rounds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads a framework has (default: as many as there are processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--warm-up",
            paramLabel = "MS",
            description = "Milliseconds that a process runs before anything counts (default: ${DEFAULT-VALUE}).")
    private int warmUp = 4000;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "How many measurements a process takes the median of (default: ${DEFAULT-VALUE}).")
    private int repetitions = 7;

    @Option(
            names = "--repetition",
            paramLabel = "MS",
            description = "Milliseconds that one of these takes (default: 400; quick: 150).")
    private @Nullable Integer repetition;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many predictions are timed (default: ${DEFAULT-VALUE}).")
    private int calls = 20_000;

    @Option(
            names = "--limit",
            paramLabel = "S",
            description = "Seconds after which a process is ended (default: ${DEFAULT-VALUE}).")
    private int limit = 120;

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            description = "The JDK to measure with (default: the one that runs this).")
    private Path javaHome = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--no-malloc-tuning",
            negatable = true,
            description = "Let the native libraries give freed memory back, as they do unless told otherwise."
                    + " By default they keep it, with which they are fastest.")
    private boolean tuneMalloc = true;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where every single figure is written, as JSON (default: target/side-by-side.json beside this program).")
    private @Nullable Path output;

    private final Path home;

    /**
     * A command that was not given yet.
     *
     * @param home the folder {@code benchmarks}
     */
    SideBySide(Path home) {
        this.home = home;
    }

    /** Measures and ends with the exit code. */
    public static void main(String[] arguments) {
        Path home = Framework.ownClasses().resolve("../..").normalize();
        System.exit(commandLine(home).execute(arguments));
    }

    static CommandLine commandLine(Path home) {
        return new CommandLine(new SideBySide(home)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = plan();
        Path java = javaHome.resolve("bin/java");
        if (!Files.isExecutable(java)) {
            throw wrong("There is no program %s; --java-home takes the folder of a JDK".formatted(java));
        }
        List<Framework> chosen = chosen(out);
        out.printf(
                "%d round%s of %d measurements, each a process; takes about %s.%n",
                plan.rounds(),
                plan.rounds() == 1 ? "" : "s",
                measurements(plan, chosen),
                minutes(plan.estimate(chosen.size())));
        out.flush();

        long start = System.nanoTime();
        Path file = output == null ? home.resolve("target/side-by-side.json") : output;
        Results results = new Comparison(plan, chosen, java, out).run();
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), results);
        out.printf(
                "%n%s%nTook %s. Every figure: %s%n",
                Table.of(results), minutes(Duration.ofNanos(System.nanoTime() - start)), file.toAbsolutePath());
        out.flush();
        return results.failures().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static long measurements(Plan plan, List<Framework> chosen) {
        return chosen.stream()
                .mapToLong(framework -> plan.cells().stream()
                        .filter(cell -> framework.offers(cell.workload()))
                        .count())
                .sum();
    }

    private Plan plan() {
        return new Plan(
                workloads.stream().distinct().toList(),
                atLeastOne("--rounds", rounds == null ? quick ? 1 : 3 : rounds),
                atLeastOne("--threads", threads),
                atLeastOne("--warm-up", warmUp),
                atLeastOne("--repetitions", repetitions),
                atLeastOne("--repetition", repetition == null ? quick ? 150 : 400 : repetition),
                atLeastOne("--calls", calls),
                atLeastOne("--limit", limit),
                tuneMalloc);
    }

    private int atLeastOne(String option, int number) {
        if (number < 1) {
            throw wrong("%s takes a number of 1 or more, got %d".formatted(option, number));
        }
        return number;
    }

    private List<Framework> chosen(PrintWriter out) {
        List<Framework> known = Framework.all(home, tuneMalloc);
        String names = known.stream().map(Framework::id).collect(Collectors.joining(", "));
        for (String id : frameworks) {
            Optional<Framework> named = known.stream()
                    .filter(framework -> framework.id().equals(id))
                    .findFirst();
            if (named.isEmpty()) {
                throw wrong("There is no framework '%s' here, only %s".formatted(id, names));
            }
            if (!named.get().isBuilt()) {
                throw wrong("'%s' is not built; build it by: %s".formatted(id, HOW_TO_ADD_THE_OTHERS));
            }
        }
        if (frameworks.isEmpty() && !known.stream().allMatch(Framework::isBuilt)) {
            out.printf("Not every framework is built; add the others by: %s%n", HOW_TO_ADD_THE_OTHERS);
        }
        return known.stream()
                .filter(framework -> frameworks.isEmpty() ? framework.isBuilt() : frameworks.contains(framework.id()))
                .toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String minutes(Duration duration) {
        return "%d:%02d minutes".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
