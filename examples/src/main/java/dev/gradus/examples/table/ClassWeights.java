package dev.gradus.examples.table;

import com.google.common.base.Ascii;

/** How much the classes count in the loss. */
enum ClassWeights {
    /** Each row the same. */
    NONE,
    /** Each class the same, however many rows it has. */
    BALANCED;

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
