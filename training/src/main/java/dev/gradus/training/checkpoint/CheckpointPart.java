package dev.gradus.training.checkpoint;

/**
 * Something that a checkpoint can hold besides models, optimizers and the like: whatever has a state that training depends
 * on.
 *
 * <pre>{@code
 * final class Curriculum implements CheckpointPart {
 *     private double difficulty = 0.1;
 *
 *     public PartState state() {
 *         return PartState.builder().number("difficulty", difficulty).build();
 *     }
 *
 *     public void restore(PartState state) {
 *         difficulty = state.number("difficulty");
 *     }
 * }
 * }</pre>
 */
public interface CheckpointPart {
    /** All that is needed to go on from here; later changes do not show in it. */
    PartState state();

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException if the state does not fit; nothing is changed then
     */
    void restore(PartState state);

    /**
     * Whether a run may go on from a checkpoint that lacks this part, and from one that has it without it: so it is with what
     * only looks on, such as a recorder. Unless overridden, all that was saved has to be there again.
     */
    default boolean isOptional() {
        return false;
    }

    /**
     * What an optional callback of a trainer is known by when a run goes on: a part takes the state of one of its own kind.
     * Unless overridden it is the class's name.
     *
     * @return without a slash
     */
    default String kind() {
        return getClass().getName();
    }
}
