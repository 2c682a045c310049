package dev.gradus.training.log;

import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the history of a run into a file while it trains, a line for each epoch as soon as it is done.
 *
 * <pre>{@code
 * Trainer.of(model, loss, optimizer).callback(HistoryLog.to(Path.of("run/history.csv"))) ...
 * History history = HistoryLog.read(Path.of("run/history.csv"));
 * }</pre>
 *
 * <p>The name of the file says how: {@code .csv} has a header, {@code .jsonl} an object in each line. The columns are
 * {@code epoch}, {@code step} (how many the optimizer has made), {@code loss}, the metrics, {@code validation loss}, each
 * metric as {@code validation <name>}, {@code gradient norm}, {@code learning rate}, {@code seconds} and
 * {@code elapsed seconds}; what was not measured is left out.
 *
 * <p>A run that goes on from a checkpoint goes on in the same file: the lines after the checkpoint are dropped, since what
 * they tell of comes again. A run that starts anew does not touch the file of an earlier one but gives it another name,
 * {@code history.1.csv}.
 *
 * <p>A line that cannot be written (a full disk, a folder that vanished) does not end the training, as with {@link
 * dev.gradus.training.checkpoint.Checkpoints}: a warning tells why, and the line is written with a later one if that can be.
 * Only at the start of a run it is an error.
 *
 * <p>Settings do not change a log but give a new one.
 */
public final class HistoryLog implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryLog.class);

    /** What the file does not have yet since it could not be written. */
    private final List<Row> missed = new ArrayList<>();

    private final Path file;
    private final RowFormat format;
    private final int steps;

    private HistoryLog(Path file, int steps) {
        this.file = file;
        this.format = format(file);
        this.steps = steps;
    }

    /**
     * A log in a file, whose folder is made when training starts.
     *
     * @throws IllegalArgumentException if its name ends neither with {@code .csv} nor with {@code .jsonl}
     */
    public static HistoryLog to(Path file) {
        return new HistoryLog(file, 0);
    }

    /**
     * This log with a line for the batch of every so many steps too, which has a number {@code batch} and its loss.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is less
     */
    public HistoryLog everySteps(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("everySteps: a line needs at least 1 step, got " + count);
        }
        return new HistoryLog(file, count);
    }

    /**
     * The epochs that a log holds; a last line that is not whole, which a killed process leaves, is passed over.
     *
     * @throws IllegalArgumentException if its name ends neither with {@code .csv} nor with {@code .jsonl}
     * @throws UncheckedIOException if it cannot be read, or is no such log: with the line and what is wrong there
     */
    public static History read(Path file) {
        return Row.history(rows(file, format(file)));
    }

    private static RowFormat format(Path file) {
        String name = file.toString();
        if (name.endsWith(".csv")) {
            return new CsvRows();
        }
        if (name.endsWith(".jsonl")) {
            return new JsonRows();
        }
        throw new IllegalArgumentException(
                "HistoryLog: the name must end with .csv or .jsonl, which says how to write, got " + name);
    }

    private static List<Row> rows(Path file, RowFormat format) {
        try {
            return format.rows(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("HistoryLog: %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    // ---- writing

    @Override
    public void onStart(Run run) {
        missed.clear();
        List<Row> kept = new ArrayList<>();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                if (run.step() > 0) {
                    kept.addAll(rows(file, format));
                    kept.removeIf(
                            row -> row.isOfEpoch() ? row.epoch() > run.history().size() : row.step() > run.step());
                } else if (Files.size(file) > 0) {
                    Files.move(file, unusedName());
                }
            }
            write(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(unwritable(), e);
        }
    }

    /** Such as {@code history.1.csv}. */
    private Path unusedName() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        for (int i = 1; ; i++) {
            Path other = file.resolveSibling(name.substring(0, dot) + "." + i + name.substring(dot));
            if (!Files.exists(other)) {
                return other;
            }
        }
    }

    @Override
    public void afterStep(Run run) {
        if (steps > 0 && run.step() % steps == 0) {
            add(Row.ofBatch(run));
        }
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        add(Row.of(epoch, run.step()));
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        if (!missed.isEmpty()) {
            writeMissed();
        }
    }

    private void add(Row row) {
        missed.add(row);
        writeMissed();
    }

    private void writeMissed() {
        try {
            Optional<String> line = missed.size() == 1 ? format.line(missed.get(0)) : Optional.empty();
            if (line.isPresent()) {
                Files.writeString(file, line.get(), StandardOpenOption.APPEND);
            } else {
                // Anew, since there is no column for it, or the last line may have been written in part.
                List<Row> all = new ArrayList<>(Files.exists(file) ? format.rows(Files.readString(file)) : List.of());
                all.addAll(missed);
                write(all);
            }
            missed.clear();
        } catch (IOException e) {
            LOG.warn("{} Training goes on; lines that are missing so far: {}", unwritable(), missed.size(), e);
        }
    }

    private void write(List<Row> rows) throws IOException {
        AtomicFile.write(file, out -> out.write(format.file(rows).getBytes(StandardCharsets.UTF_8)));
    }

    private String unwritable() {
        return "HistoryLog: %s cannot be written; is the disk full, or the folder gone or read-only?".formatted(file);
    }
}
