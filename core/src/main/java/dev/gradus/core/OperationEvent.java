package dev.gradus.core;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * An operation was computed. Off unless a recording asks for it by name, because there may be millions in a second.
 *
 * <p>An operation that is made of others, such as a {@link Function}, contains their events.
 */
@Name("dev.gradus.Operation")
@Label("Operation")
@Description("Computing the output of an operation")
@Category("Gradus")
@Enabled(false)
@StackTrace(false)
final class OperationEvent extends Event {
    private static final OperationEvent ANY = new OperationEvent();

    @Label("Operation")
    String operation = "";

    @Label("Shape")
    @Description("The sizes of the output")
    String shape = "";

    @Label("Type")
    @Description("The element type of the output")
    String type = "";

    @Label("Bytes")
    @Description("The size of the output")
    @DataAmount
    long bytes;

    static boolean isWanted() {
        return ANY.isEnabled();
    }

    static OperationEvent begun() {
        OperationEvent event = new OperationEvent();
        event.begin();
        return event;
    }

    /** Says that the operation is done. */
    void end(String name, Tensor output) {
        end();
        if (shouldCommit()) {
            operation = name;
            shape = output.shape().toString();
            type = output.dtype().toString();
            bytes = (long) output.elements() * output.dtype().bytes();
            commit();
        }
    }
}
