package dev.gradus.visualization.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to the events of a server, at its own pace. */
public final class Listener implements AutoCloseable {
    private static final Pattern FIELD = Pattern.compile("(id|event|data):\\s?(.*)");

    /** One event; the id is what to say when one comes again. */
    public record Heard(String event, String data, String id) {}

    private final Socket socket;
    private final BufferedReader lines;

    private Listener(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Begins to listen at the address of a page, perhaps after an event that was heard before. */
    public static Listener at(URI page, String lastId) {
        try {
            Socket socket = new Socket(page.getHost(), page.getPort());
            String request = "GET /events?%s HTTP/1.0\r\nHost: %s:%d\r\n%s\r\n"
                    .formatted(
                            page.getQuery(),
                            page.getHost(),
                            page.getPort(),
                            lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new Listener(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to listen at the address of a page. */
    public static Listener at(URI page) {
        return at(page, "");
    }

    /** Waits for the next event of some kind, and passes over others. */
    public Heard next(String kind) {
        while (true) {
            Heard heard = next();
            if (heard.event().equals(kind)) {
                return heard;
            }
            if (heard.event().equals("closed")) {
                throw new AssertionError("The server closed the connection before there was a '%s'".formatted(kind));
            }
        }
    }

    /** Waits for the next line with something in it. */
    String nextLine() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return line;
    }

    /** Waits for the next event. */
    public Heard next() {
        String event = "";
        String data = "";
        String id = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher field = FIELD.matcher(line);
                if (line.isEmpty() && !event.isEmpty()) {
                    return new Heard(event, data, id);
                } else if (field.matches()) {
                    switch (field.group(1)) {
                        case "id" -> id = field.group(2);
                        case "event" -> event = field.group(2);
                        default -> data = field.group(2);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Heard("closed", "", "");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
