package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Callback;
import java.io.PrintStream;
import java.time.Duration;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** The ways to show how training goes on. */
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration EASY_ON_LOGS = Duration.ofMillis(100);

    private Progress() {}

    /**
     * A bar if the program runs in a terminal; otherwise lines in the log, or on the standard output if SLF4J has nothing
     * that would write them. Epochs that take no time share lines: there are ten a second at most. What a trainer does
     * unless it is told otherwise.
     */
    public static Callback automatic() {
        return Terminal.isPresent() ? bar() : withoutTerminal(LoggerFactory.getILoggerFactory(), Terminal.output());
    }

    /** A log without a binding swallows everything, and whoever trains for minutes should not see nothing. */
    static EpochLines withoutTerminal(ILoggerFactory logging, PrintStream out) {
        EpochLines lines = logging instanceof NOPLoggerFactory ? lines(out) : log();
        return lines.atMostEvery(EASY_ON_LOGS);
    }

    /**
     * A bar with the time left on the standard output, for a terminal; shows nothing if there is none, so that redirected
     * output stays clean.
     */
    public static Callback bar() {
        return Terminal.isPresent() ? new TerminalBar() : off();
    }

    /** A line in the log for every epoch, at level info, by SLF4J under the name of this class. */
    public static EpochLines log() {
        return new EpochLines(LOG::info);
    }

    /**
     * A line in the log for every epoch, and for start and end, whose numbers are keys and values for machines to read:
     * {@code epoch}, {@code step}, {@code loss}, the metrics, {@code validation.loss}, each metric as
     * {@code validation.<name>}, {@code gradientNorm}, {@code learningRate}, {@code seconds}, {@code elapsedSeconds}. They
     * go through SLF4J's key-value pairs, which a binding writes in its own way, such as Logback's JSON encoder.
     */
    public static Callback structured() {
        return new StructuredLines(LOG);
    }

    /** A line for every epoch on a stream, such as {@code System.out}. */
    public static EpochLines lines(PrintStream out) {
        return new EpochLines(out::println);
    }

    /** Nothing. */
    public static Callback off() {
        return new Callback() {};
    }
}
