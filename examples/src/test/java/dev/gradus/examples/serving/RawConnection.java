package dev.gradus.examples.serving;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which a test sends what no client of good manners would. */
final class RawConnection implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private final Socket socket;

    RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends the headers of a request for a prediction, of which the body is to follow. */
    void announce(long length, String... headers) throws IOException {
        send("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n");
        for (String header : headers) {
            send(header + "\r\n");
        }
        send("\r\n");
    }

    /** Whether an answer has come, in part at least. */
    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The next answer, headers and body. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int character = in.read();
            if (character < 0) {
                throw new EOFException("The connection ended after: " + text);
            }
            text.append((char) character);
        }
        Matcher length = LENGTH.matcher(text);
        if (length.find()) {
            text.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
