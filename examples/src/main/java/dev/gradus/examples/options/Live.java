package dev.gradus.examples.options;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.visualization.live.LivePage;
import dev.gradus.visualization.report.RunRecorder;
import picocli.CommandLine.Option;

/** The options that ask for a page that shows the training while it goes on. */
public final class Live {
    @Option(
            names = "--live",
            description =
                    "Show the training in a browser on this machine while it goes on, with buttons to pause, step and stop it; prints the address.")
    private boolean isWanted;

    @Option(
            names = "--live-port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "0",
            description = "Where the page is served; 0 chooses a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    /** The options, not given. */
    public Live() {}

    /**
     * What a trainer is to call: a page of what a recorder gathers, whose address is printed; or what is called otherwise,
     * where nobody asked for a page.
     *
     * @throws java.io.UncheckedIOException if the port is in use
     */
    public Callback of(RunRecorder recorder, Callback otherwise) {
        if (!isWanted) {
            return otherwise;
        }
        LivePage page = LivePage.on(port, recorder);
        System.out.printf("Watch the training at %s%n", page.address());
        return page;
    }
}
