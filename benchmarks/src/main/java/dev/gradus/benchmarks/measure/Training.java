package dev.gradus.benchmarks.measure;

/** A network with everything that it takes to train it on one batch, over and over. */
public interface Training {
    /** One step: zero the gradients, forward, loss, backward, update. */
    void step();

    /** The loss of the batch as the network is now. */
    double currentLoss();
}
