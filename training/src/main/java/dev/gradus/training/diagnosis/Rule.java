package dev.gradus.training.diagnosis;

/** What a {@link HealthCheck} and {@link LearningCurves} look for, each with what to do about it and where the rule comes from. */
public enum Rule {
    /** More than half of the units of a rectifier were 0 for every sample that was looked at. */
    DEAD_UNITS(
            "a unit that is never active learns nothing: lower the learning rate, initialise with kaimingNormal, or use LeakyReLU, GELU or SiLU",
            "Lu et al. 2020, Dying ReLU and initialization, arXiv:1903.06733"),
    /** The gradients of a weight are less than a ten-thousandth of those of the weight with the largest. */
    VANISHING_GRADIENT(
            "layers far from the loss hardly learn: use ReLU or GELU instead of saturating activations, an initialisation that suits them, normalisation layers or residual connections",
            "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks"),
    /** The gradient of a weight is more than a hundred times as long as the weight. */
    EXPLODING_GRADIENT(
            "clip with clipGradientsByNorm(1), scale inputs and targets to mean 0 and deviation 1, and check the initialisation",
            "Pascanu et al. 2013, On the difficulty of training recurrent neural networks, arXiv:1211.5063"),
    /** Steps change a weight by more than a tenth of itself. */
    LEARNING_RATE_TOO_HIGH(
            "about 1e-3 is healthy: lower the learning rate, tenfold at first; LearningRateFinder tries them out",
            "the ratio of updates to weights in the notes of Stanford's CS231n, Neural networks part 3"),
    /** Steps change a weight by less than a millionth of itself. */
    LEARNING_RATE_TOO_LOW(
            "about 1e-3 is healthy: raise the learning rate, tenfold at first; LearningRateFinder tries them out",
            "the ratio of updates to weights in the notes of Stanford's CS231n, Neural networks part 3"),
    /** Inputs are far from mean 0 and deviation 1. */
    INPUTS_NOT_NORMALISED(
            "subtract the mean and divide by the standard deviation of the training part; images from 0 to 255 divide by 255",
            "LeCun et al. 1998, Efficient BackProp"),
    /** An input is the same number, other than 0, in all samples. */
    CONSTANT_FEATURE(
            "it tells nothing and acts as a second bias: leave it out, or check how the data was read",
            "a column without variance cannot tell samples apart"),
    /** All samples have the same target. */
    CONSTANT_TARGET(
            "there is nothing to learn but this number: check how the targets were read, and whether the data is shuffled",
            "the best constant predictor is perfect then"),
    /** Targets of a loss that compares probabilities are not from 0 to 1; class numbers that are no class are an error at once. */
    LABELS_OUT_OF_RANGE(
            "such a loss can become negative without end: turn labels into 0 and 1, or use CrossEntropyLoss for several classes",
            "the cross-entropy is defined for probabilities"),
    /** The loss has been the same from the beginning. */
    LOSS_STANDS_STILL(
            "nothing is learned: check that the optimizer was made from the parameters of this model, that its learning rate is not 0, and that no detach() or noGrad() cuts the gradient",
            "a step along the gradient changes the loss to first order"),
    /** Gradients of earlier steps were still there when new ones arrived. */
    GRADIENTS_PILE_UP(
            "call optimizer.zeroGrad() before each backward(); each step goes along the sum of all gradients so far otherwise",
            "backward() adds to the gradients that are there"),
    /** No gradient ever arrives at parameters that are not frozen. */
    NO_GRADIENT(
            "they never learn: use them in forward, or freeze() them; a detach() or noGrad() on the way cuts gradients too",
            "the optimizer skips parameters without a gradient"),
    /** A loss or a gradient is NaN or infinite, which ended the training. */
    NOT_FINITE(
            "lower the learning rate, tenfold at first, or clip gradients with clipGradientsByNorm(1); if it is so from the first batch on, look at the data, and for log(0), sqrt(0) or a division by 0",
            "IEEE 754: what is computed from NaN is NaN, so that one such step spoils all weights"),
    /** The validation loss has risen by more than 5 % over its lowest value, while the training loss went on falling. */
    OVERFITTING(
            "the model learns its training data by heart: stop at the lowest validation loss (validationLoss().patience(5)), add Dropout or weight decay, take a smaller model or more data",
            "Prechelt 1998, Early stopping - but when?, the criterion GL5 of the generalization loss"),
    /** The training loss has risen far above what it was. */
    LOSS_DIVERGES(
            "steps overshoot: lower the learning rate, tenfold at first, or clip gradients; LearningRateFinder tries rates out",
            "Bengio 2012, Practical recommendations for gradient-based training of deep architectures, arXiv:1206.5533, section 3.1.1"),
    /** For a third of the run the training loss, which is still high, has fallen by less than a hundredth of its way. */
    LOSS_ON_PLATEAU(
            "if the loss is low enough, stop earlier; if not, lower the learning rate (ReduceLROnPlateau), or take a larger model",
            "the rule of learning rates that are lowered on a plateau: Goyal et al. 2017, Accurate, large minibatch SGD, arXiv:1706.02677, after He et al. 2016");

    private final String advice;
    private final String source;

    Rule(String advice, String source) {
        this.advice = advice;
        this.source = source;
    }

    /** What to do. */
    public String advice() {
        return advice;
    }

    /** Where the rule comes from, or why it is one. */
    public String source() {
        return source;
    }
}
