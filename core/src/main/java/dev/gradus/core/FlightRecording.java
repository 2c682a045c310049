package dev.gradus.core;

import jdk.jfr.FlightRecorder;

/**
 * Whether the JDK's Flight Recorder wants to hear of operations.
 *
 * <p>While there is no recording, asking costs the read of a field. Nothing but the recorder's front class is loaded then,
 * since the first class of an event brings so many others that it takes 0.2 s.
 */
final class FlightRecording {
    /** A JVM may come without the recorder's module, whose classes must then not be touched. */
    private static final boolean EXISTS =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecording() {}

    static boolean wantsOperations() {
        return EXISTS && FlightRecorder.isInitialized() && OperationEvent.isWanted();
    }

    static boolean wantsGradients() {
        return EXISTS && FlightRecorder.isInitialized() && GradientEvent.isWanted();
    }
}
