package dev.gradus.examples.data;

import dev.gradus.core.Tensor;
import java.io.IOException;

/**
 * 442 diabetes patients (Efron et al. 2004); source and columns stand in {@code SOURCES.md}.
 *
 * @param features float32 of shape (442, 10): age, sex, body mass index, blood pressure and six measures of the blood
 *     serum, each in its own unit
 * @param progression float32 of shape (442, 1): how far the disease has progressed after a year
 */
public record Diabetes(Tensor features, Tensor progression) {
    /**
     * Reads all of them.
     *
     * @throws IOException if a table cannot be read
     */
    public static Diabetes load() throws IOException {
        return new Diabetes(
                CarriedTable.read("diabetes_data_raw.csv.gz", ' '), CarriedTable.read("diabetes_target.csv.gz", ' '));
    }
}
