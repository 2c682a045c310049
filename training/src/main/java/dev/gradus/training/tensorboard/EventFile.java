package dev.gradus.training.tensorboard;

import dev.gradus.core.Tensor;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file of numbers, histograms and text for TensorBoard, each under a tag and at a step.
 *
 * <pre>{@code
 * try (EventFile events = EventFile.in(Path.of("runs/first"))) {
 *     events.scalar("loss/generator", step, 0.3);
 *     events.histogram("weights/0.weight", step, weight);
 * }
 * }</pre>
 *
 * <p>{@code tensorboard --logdir runs} then has a run {@code first} with these tags; what has the same word before the
 * slash stands together. What was written is in the file after {@link #flush()} at the latest; a process that is killed
 * leaves a file that can be read up to there. Not meant for several threads.
 */
public final class EventFile implements Closeable {
    private static final AtomicInteger FILES = new AtomicInteger();

    private final Path path;
    private final OutputStream out;
    private final RecordStream records;

    private EventFile(Path path) throws IOException {
        this.path = path;
        this.out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW));
        this.records = new RecordStream(out);
    }

    /**
     * A new file in a folder, which is made if it is not there. TensorBoard shows all files of a folder as one run.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static EventFile in(Path folder) {
        Instant now = Instant.now();
        // A number of its own, since two runs may begin in the same second.
        Path path = folder.resolve("events.out.tfevents.%010d.%s.%d.%d"
                .formatted(now.getEpochSecond(), host(), ProcessHandle.current().pid(), FILES.getAndIncrement()));
        try {
            Files.createDirectories(folder);
            EventFile file = new EventFile(path);
            file.write(Events.version(now));
            file.flush();
            return file;
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^\\w.-]", "_");
        } catch (UnknownHostException e) {
            return "localhost"; // the name tells people where the file comes from, nothing else
        }
    }

    /** Where the events are. */
    public Path path() {
        return path;
    }

    /**
     * Writes a point of a curve; float32 is as exact as TensorBoard's are.
     *
     * @param tag the curve
     * @param step where on the horizontal axis
     * @param value may be NaN or infinite, which TensorBoard marks
     * @throws UncheckedIOException if it cannot be written, as for the other methods
     */
    public void scalar(String tag, long step, double value) {
        write(Events.scalar(Instant.now(), tag, step, value));
    }

    /** Writes how the elements of a tensor are distributed; those that are NaN or infinite are left out. */
    public void histogram(String tag, long step, Tensor values) {
        write(Events.histogram(
                Instant.now(), tag, step, Histogram.of(values.detach().toDoubleArray())));
    }

    /** Writes a text, in which TensorBoard understands Markdown. */
    public void text(String tag, long step, String markdown) {
        write(Events.text(Instant.now(), tag, step, markdown));
    }

    /** Has TensorBoard forget what earlier files of the folder hold from this step on, where training is repeated. */
    public void restartAt(long step) {
        write(Events.restart(Instant.now(), step));
    }

    /** Hands everything to the operating system, so that TensorBoard sees it. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private void write(Message event) {
        try {
            records.write(event.toByteArray());
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static UncheckedIOException unwritable(Path path, IOException cause) {
        return new UncheckedIOException(
                "EventFile: %s cannot be written; is the disk full, or the folder gone or read-only?".formatted(path),
                cause);
    }
}
