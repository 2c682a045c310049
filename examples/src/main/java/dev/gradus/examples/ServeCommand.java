package dev.gradus.examples;

import dev.gradus.examples.options.PortNumber;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.serving.LoadTest;
import dev.gradus.examples.serving.PredictionServer;
import dev.gradus.examples.serving.ServedModel;
import dev.gradus.examples.serving.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers predictions of a saved model over HTTP, until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Answers predictions of a saved model over HTTP, as JSON: POST /predict, GET /health, /model and /metrics.",
            "Reads the file of the model, which 'digits' leaves behind, and writes no files. Ctrl-C stops it."
        })
final class ServeCommand implements Callable<Integer> {
    /** Up to here a request fits on a line that somebody copies. */
    private static final int COPIED = 1000;

    @Parameters(paramLabel = "MODEL_FILE", description = "What to serve, such as out/digits/model.safetensors.")
    private Path file = Path.of("model.safetensors");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "Where to listen: 127.0.0.1 lets in this machine alone, 0.0.0.0 everybody (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "8080",
            description = "Where to listen; 0 chooses a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            converter = PositiveNumber.class,
            defaultValue = "1048576",
            description = "How large a request may be (default: ${DEFAULT-VALUE}).")
    private int maxBodyBytes;

    @Option(
            names = "--max-examples",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "1000",
            description = "How many examples a request may have (default: ${DEFAULT-VALUE}).")
    private int maxExamples;

    @Option(
            names = "--load-test",
            paramLabel = "SECONDS",
            converter = PositiveNumber.class,
            description =
                    "Send requests from this very process for so long, tell how fast they were answered, and end.")
    private Optional<Integer> loadTestSeconds = Optional.empty();

    @Option(
            names = "--clients",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "8",
            description = "How many requests the load test has on their way at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServedModel model = ServedModel.load(file);
        try (PredictionServer server =
                PredictionServer.start(model, new ServerOptions(host, port, maxBodyBytes, maxExamples))) {
            // SIGINT and SIGTERM make the JVM run this: requests that have begun get their answers.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            System.out.printf("Serving %s at %s; Ctrl-C stops it.%n", file, server.address());
            if (loadTestSeconds.isPresent()) {
                test(server, model, Duration.ofSeconds(loadTestSeconds.get()));
            } else {
                showRequest(server, model);
                server.awaitStop();
            }
        }
        return ExitCode.OK;
    }

    private static void showRequest(PredictionServer server, ServedModel model) {
        String request =
                model.sampleRequest().filter(text -> text.length() <= COPIED).orElse("{\"example\": [...]}");
        System.out.printf(
                "Ask it for a prediction:%n  curl -H 'Content-Type: application/json' -d '%s' %s/predict%n",
                request, server.address());
    }

    private void test(PredictionServer server, ServedModel model, Duration duration)
            throws IOException, InterruptedException {
        String request = model.sampleRequest()
                .orElseThrow(() -> new IOException(
                        "%s does not say what the model takes, which the load test must know. Save it with ModelFile.inputs(Map.of(\"shape\", ...))."
                                .formatted(file)));
        System.out.printf(
                "Load test: clients and service share the %d cores of this machine.%n",
                Runtime.getRuntime().availableProcessors());
        System.out.println(new LoadTest(server.address(), request, clients).run(duration));
    }
}
