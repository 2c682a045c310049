package dev.gradus.examples.table;

import com.google.common.base.Ascii;
import dev.gradus.training.data.csv.Missing;

/** What stands in for missing values. */
enum Substitute {
    MEAN,
    MEDIAN,
    MOST_FREQUENT;

    Missing missing() {
        return switch (this) {
            case MEAN -> Missing.mean();
            case MEDIAN -> Missing.median();
            case MOST_FREQUENT -> Missing.mostFrequent();
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name()).replace('_', '-');
    }
}
