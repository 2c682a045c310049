package dev.gradus.examples;

import dev.gradus.examples.options.PortNumber;
import dev.gradus.visualization.playground.Playground;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Lets a small network learn points of the plane before one's eyes, in a browser, until it is told to stop. */
@Command(
        name = "playground",
        description = {
            "Shows in a browser how a small network learns to tell points of the plane apart, neuron by neuron.",
            "The data are drawn (spiral, circles, exclusive or, moons, clouds, plane, hills) or your own; inputs, layers, optimizer and all else are chosen on the page.",
            "It writes no files. Ctrl-C stops it."
        })
final class PlaygroundCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "0",
            description = "Where to listen, on this machine alone; 0 chooses a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "FILE.csv",
            description =
                    "Points of your own to begin with: a line of names, then two columns of numbers and one of classes or numbers. The page can open such a file too.")
    private @Nullable Path file;

    @Option(
            names = "--open",
            negatable = true,
            description = "Open the page in a browser (default: only print its address).")
    private boolean opens;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Playground playground = file == null ? Playground.start(port) : Playground.start(port, file)) {
            // SIGINT and SIGTERM make the JVM run this.
            Runtime.getRuntime().addShutdownHook(new Thread(playground::close, "shutdown"));
            System.out.printf("The playground is at %s%nCtrl-C stops it.%n", playground.address());
            if (opens) {
                open(playground.address());
            }
            playground.awaitClose();
        }
        return ExitCode.OK;
    }

    /** Each system has its own program for that. */
    private static void open(URI address) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> opener = system.contains("mac")
                ? List.of("open")
                : system.contains("win") ? List.of("rundll32", "url.dll,FileProtocolHandler") : List.of("xdg-open");
        List<String> command = new ArrayList<>(opener);
        command.add(address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "Cannot open a browser with %s: %s. Leave --open out, and open the address by hand."
                            .formatted(command.get(0), e.getMessage()),
                    e);
        }
    }
}
