package dev.gradus.core;

/** What this thread records while it computes. */
final class GradientMode {
    private static final ThreadLocal<GradientMode> CURRENT = ThreadLocal.withInitial(GradientMode::new);

    private boolean recording = true;
    private boolean keepingValues;

    static GradientMode current() {
        return CURRENT.get();
    }

    boolean isRecording() {
        return recording;
    }

    boolean keepsValues() {
        return keepingValues;
    }

    Autograd.Scope record(boolean enabled) {
        boolean before = recording;
        recording = enabled;
        return () -> recording = before;
    }

    Autograd.Scope keepValues() {
        boolean before = keepingValues;
        keepingValues = true;
        return () -> keepingValues = before;
    }
}
