package dev.gradus.visualization.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneFileTest {
    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("points.csv");
    }

    private PlanePoints read(String text) throws IOException {
        return PlaneFile.read(Files.writeString(file, text)).points();
    }

    @Test
    void coordinatesAreScaledAndClassesNumbered() throws IOException {
        PlanePoints points = read("a,b,kind\n10,1,y\n20,3,x\n15,2,y\n");

        assertThat(points.x()).containsExactly(-1, 1, 0);
        assertThat(points.y()).containsExactly(-1, 1, 0);
        assertThat(points.target()).containsExactly(1, 0, 1);
        assertThat(points.axes()).containsExactly("a", "b");
        assertThat(points.labels()).containsExactly("x", "y");
        assertThat(points.outputs()).isEqualTo(1);
    }

    @Test
    void severalClassesHaveAScoreEach() throws IOException {
        assertThat(read("a,b,kind\n1,1,0\n2,3,1\n5,2,2\n").outputs()).isEqualTo(3);
    }

    @Test
    void manyDifferentNumbersAreNumbers() throws IOException {
        PlanePoints points = read("a,b,height\n1,7,0\n2,7,1\n3,7,2\n4,7,3\n5,7,4\n6,7,5\n7,7,6\n8,7,8\n");

        assertThat(points.areNumbers()).isTrue();
        assertThat(points.y()).containsOnly(0);
        assertThat(points.target()).startsWith(-1, -0.75f).endsWith(1);
        assertThat(points.outputs()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b;1,2|expected three columns, two numbers and a class or number, got 2: a, b",
                "a,b,c;1,2,x|expected from 2 to 5000 rows, got 1",
                "a,b,c;1,2,x;3,4,x|expected numbers or from 2 to 7 classes in the column 'c' (3), got 1 classes"
            })
    void whatIsNoSuchTableIsTold(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n') + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,c;1,2,x;3,four,y|line 3, column 'b' (2): expected a number such as -1.5 or 2e3, got 'four'",
                "a,b,c;1,2,x;;NaN,4,y|line 4, column 'a' (1): expected a number such as -1.5 or 2e3, got 'NaN'",
                "a,b,c;1,2,x;3,4|line 3: expected 3 fields as in the first row, got 2; is a field with the separator in it not quoted, or the separator another one?"
            })
    void whatIsWrongInALineIsToldWithItsPlace(String lines, String message) {
        byte[] bytes = (lines.replace(';', '\n') + "\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PlaneFile.read("mine.csv", bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("mine.csv, " + message);
    }

    @Test
    void aFileIsCalledByItsNameWithoutItsFolder() throws IOException {
        assertThat(PlaneFile.read(Files.writeString(file, "a,b,c\n1,2,x\n3,4,y\n"))
                        .name())
                .isEqualTo("points.csv");
    }
}
