package dev.gradus.training.data.csv;

/** What a column is for. */
enum Role {
    /** Found out from the training rows. */
    INFERRED,
    NUMBER,
    ONE_HOT,
    INDEX,
    IGNORED
}
