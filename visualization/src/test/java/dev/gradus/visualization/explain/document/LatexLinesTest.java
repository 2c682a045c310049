package dev.gradus.visualization.explain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatexLinesTest {
    @Test
    void aFractionIsAsWideAsTheWiderOfItsHalves() {
        String wide = "= \\frac{0.123456 + 0.123456 + 0.123456 + x_{1}}{\\sqrt{2}}";
        String narrow = "= \\frac{1}{2}";

        assertThat(LatexLines.of(List.of("\\mu", wide, wide))).hasSize(2);
        assertThat(LatexLines.of(List.of("\\mu", wide, narrow, narrow))).hasSize(1);
    }

    @Test
    void aSumIsBrokenBetweenItsTerms() {
        String sum = "= 0.123456 + 0.123456 + 0.123456 + 0.123456 + 0.123456 + 0.123456 + 0.123456";

        assertThat(LatexLines.of(List.of("y", sum)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("&\\quad + 0.123456");
    }
}
