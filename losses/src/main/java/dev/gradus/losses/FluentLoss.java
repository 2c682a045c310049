package dev.gradus.losses;

/**
 * A loss whose settings all return the class itself, so that they can be called one after the other in any order.
 *
 * @param <L> the class itself
 */
abstract class FluentLoss<L extends FluentLoss<L>> extends Loss {
    FluentLoss() {}

    @Override
    public final L reduction(Reduction reduction) {
        super.reduction(reduction);
        return self();
    }

    /** This loss, for settings to return. */
    @SuppressWarnings("unchecked") // L is the class itself
    final L self() {
        return (L) this;
    }
}
