package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CarriedDataTest {
    @Test
    void digits_are_complete() throws IOException {
        Digits digits = Digits.load();

        assertThat(digits.images().shape()).isEqualTo(Shape.of(1797, 64));
        assertThat(digits.images().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(digits.images().min().item()).isZero();
        assertThat(digits.images().max().item()).isEqualTo(1);
        assertThat(digits.labels().shape()).isEqualTo(Shape.of(1797));
        assertThat(digits.labels().narrow(0, 0, 4).toLongArray()).containsExactly(0, 1, 2, 3);
        assertThat(digits.labels().max().item()).isEqualTo(9);
    }

    @Test
    void diabetes_is_complete() throws IOException {
        Diabetes patients = Diabetes.load();

        assertThat(patients.features().shape()).isEqualTo(Shape.of(442, 10));
        assertThat(patients.features().select(0, 0).narrow(0, 0, 3).toDoubleArray())
                .containsExactly(59, 2, 32.1f);
        assertThat(patients.progression().shape()).isEqualTo(Shape.of(442, 1));
        assertThat(patients.progression().min().item()).isEqualTo(25);
        assertThat(patients.progression().max().item()).isEqualTo(346);
    }

    @Test
    void the_constitution_is_complete() throws IOException {
        assertThat(Text.constitution())
                .hasSize(45_345)
                .startsWith("The Constitution of the United States of America\n")
                .contains("We the People of the United States, in Order to form a more perfect\nUnion")
                .endsWith("Representatives shall have intervened.\n");
    }

    @Test
    void sources_and_licences_stand_beside_the_data() throws IOException {
        try (InputStream file = Digits.class.getResourceAsStream("SOURCES.md")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "digits.csv.gz",
                            "UCI Machine Learning Repository",
                            "CC BY 4.0",
                            "diabetes_data_raw.csv.gz",
                            "Efron, T. Hastie, I. Johnstone and R. Tibshirani",
                            "published with the paper as public data",
                            "us-constitution.txt.gz",
                            "public domain",
                            "All four files are unchanged");
        }
    }
}
