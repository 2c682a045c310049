package dev.gradus.core;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A backward pass went through an operation. Off unless a recording asks for it by name, as {@link OperationEvent}.
 *
 * <p>It contains the events of the operations that the gradients were computed with.
 */
@Name("dev.gradus.Gradient")
@Label("Gradient")
@Description("Computing the gradients of an operation's inputs")
@Category("Gradus")
@Enabled(false)
@StackTrace(false)
final class GradientEvent extends Event {
    private static final GradientEvent ANY = new GradientEvent();

    @Label("Operation")
    String operation = "";

    @Label("Shape")
    @Description("The sizes of the operation's output")
    String shape = "";

    static boolean isWanted() {
        return ANY.isEnabled();
    }

    static GradientEvent begun() {
        GradientEvent event = new GradientEvent();
        event.begin();
        return event;
    }

    /** Says that the inputs have their gradients. */
    void end(String name, Shape output) {
        end();
        if (shouldCommit()) {
            operation = name;
            shape = output.toString();
            commit();
        }
    }
}
