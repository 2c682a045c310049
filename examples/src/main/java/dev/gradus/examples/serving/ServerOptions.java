package dev.gradus.examples.serving;

/**
 * Where a service listens, and how much it takes at once.
 *
 * @param host the name or address of a network interface; {@code 127.0.0.1} lets in this machine alone, {@code 0.0.0.0} all
 * @param port from 0 to 65535; with 0 a free one is chosen
 * @param maxBodyBytes how large a request may be
 * @param maxExamples how many examples a request may have
 */
public record ServerOptions(String host, int port, int maxBodyBytes, int maxExamples) {
    /** For this machine alone, with requests of up to 1 MiB and 1,000 examples. */
    public static ServerOptions local(int port) {
        return new ServerOptions("127.0.0.1", port, 1 << 20, 1000);
    }
}
