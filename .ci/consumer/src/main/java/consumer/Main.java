package consumer;

import dev.gradus.core.Tensor;

/** What a first program of a user's own looks like. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Module home = Tensor.class.getModule();
        System.out.println("Gradus runs on the " + (home.isNamed() ? "module path" : "class path"));
    }
}
