package dev.gradus.training.tensorboard;

import java.time.Instant;

/**
 * The messages of an event file: the fields that are used here of {@code Event}, {@code Summary}, {@code HistogramProto},
 * {@code TensorProto} and {@code SessionLog}, by the numbers that TensorFlow's public definitions give them in
 * <a href="https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core">{@code util/event.proto},
 * {@code framework/summary.proto} and {@code framework/tensor.proto}</a>.
 */
final class Events {
    private static final int STRINGS = 7;
    private static final int START = 1;

    private Events() {}

    /** What every file begins with. */
    static Message version(Instant time) {
        return event(time).text(3, "brain.Event:2");
    }

    /** Says that events of this step and later ones, which an earlier file may have, do not count any more. */
    static Message restart(Instant time, long step) {
        return event(time).whole(2, step).message(7, new Message().whole(1, START));
    }

    static Message scalar(Instant time, String tag, long step, double value) {
        return summary(time, step, new Message().text(1, tag).float32(2, (float) value));
    }

    static Message histogram(Instant time, String tag, long step, Histogram histogram) {
        Message values = new Message()
                .float64(1, histogram.min())
                .float64(2, histogram.max())
                .float64(3, histogram.count())
                .float64(4, histogram.sum())
                .float64(5, histogram.squares())
                .packed(6, histogram.limits())
                .packed(7, histogram.counts());
        return summary(time, step, new Message().text(1, tag).message(5, values));
    }

    /** Text is a scalar tensor of strings which names the plugin that shows it. */
    static Message text(Instant time, String tag, long step, String text) {
        Message plugin = new Message().message(1, new Message().text(1, "text"));
        Message tensor =
                new Message().whole(1, STRINGS).message(2, new Message()).text(8, text);
        return summary(time, step, new Message().text(1, tag).message(9, plugin).message(8, tensor));
    }

    private static Message summary(Instant time, long step, Message value) {
        return event(time).whole(2, step).message(5, new Message().message(1, value));
    }

    private static Message event(Instant time) {
        return new Message().float64(1, time.getEpochSecond() + time.getNano() * 1e-9);
    }
}
