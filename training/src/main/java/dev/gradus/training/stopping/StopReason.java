package dev.gradus.training.stopping;

/**
 * Why training stopped.
 *
 * @param criterion which criterion stopped it: of those joined by {@code or}, the one that did
 * @param epoch after which epoch
 * @param value what the criterion looked at, such as the norm of the gradient; NaN if it is not one number
 * @param threshold what the value was compared with; NaN if it is not one number
 * @param description all of this in words
 */
public record StopReason(StoppingCriterion criterion, int epoch, double value, double threshold, String description) {
    /** This reason with something to add to its description, such as what happened to the weights. */
    public StopReason with(String addition) {
        return new StopReason(criterion, epoch, value, threshold, description + "; " + addition);
    }

    /** The description. */
    @Override
    public String toString() {
        return description;
    }
}
