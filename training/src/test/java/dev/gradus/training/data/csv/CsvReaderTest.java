package dev.gradus.training.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.gradus.core.Shape;
import dev.gradus.training.data.Mutations;
import dev.gradus.training.data.Partition;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = directory.resolve("table.csv");
    }

    private Table table(String text) throws IOException {
        Files.writeString(file, text);
        return Table.read(file);
    }

    private void refuses(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> Table.read(file))
                .withMessage(file + message);
    }

    @Test
    void rowsAndColumnsAreRead() throws IOException {
        Table table = table("name,age\nAda,36\n\"Lovelace, A.\", 37 \n");

        assertThat(table.columns()).containsExactly("name", "age");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.column("name")).containsExactly("Ada", "Lovelace, A.");
        assertThat(table.column("age")).containsExactly("36", "37");
    }

    @Test
    void quotesAndLineEndsInFieldsAndAnyLineEndsBetweenRowsAreRead() throws IOException {
        Table table = table("a,b\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n\n   \nx,y");

        assertThat(table.column("a")).containsExactly("say \"hi\"", "x");
        assertThat(table.column("b")).containsExactly("two\nlines", "y");
    }

    @Test
    void otherCustomsAreAskedFor() throws IOException {
        Files.writeString(file, "1;'x;y'\n2;z\n");
        Table table = new CsvReader().separator(';').quote('\'').noHeader().read(file);

        assertThat(table.columns()).containsExactly("1", "2");
        assertThat(table.column("2")).containsExactly("x;y", "z");
    }

    @Test
    void aByteOrderMarkAndCompressionAreSeenThrough() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFFgröße,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Table.read(file).columns()).containsExactly("größe", "b");
        assertThat(new CsvReader().read(file.toUri().toURL()).rows()).isEqualTo(1);
    }

    @Test
    void encodingsAreAskedFor() throws IOException {
        Files.write(file, "größe\n1\n".getBytes(Charset.forName("ISO-8859-1")));

        assertThat(new CsvReader()
                        .charset(StandardCharsets.ISO_8859_1)
                        .read(file)
                        .columns())
                .containsExactly("größe");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> Table.read(file))
                .withMessage(
                        "%s, in or after line 1: these are no characters in the encoding UTF-8; name the one that it is written in (charset)",
                        file);
    }

    @Test
    void partsKeepTheOrderOfTheFile() throws IOException {
        Table table = table("n\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        Table.Parts parts = table.split(0.6, 3);
        List<String> all = new ArrayList<>(parts.training().column("n"));
        all.addAll(parts.heldOut().column("n"));

        assertThat(parts.training().rows()).isEqualTo(6);
        assertThat(parts.training().column("n")).isSorted();
        assertThat(all).containsExactlyInAnyOrderElementsOf(table.column("n"));
        Table.Parts again = parts.training().split(Partition.folds(6, 2, 1).get(0));
        assertThat(parts.training().column("n"))
                .containsAll(again.heldOut().column("n"))
                .containsAll(again.training().column("n"));
        assertThat(again.heldOut().rows()).isEqualTo(3);
    }

    @Test
    void aTableOfNumbersIsATensor() throws IOException {
        Files.writeString(file, "1 -2.5\n3e2 4\n");
        assertThat(new CsvReader().separator(' ').noHeader().read(file).numbers())
                .satisfies(numbers -> assertThat(numbers.shape()).isEqualTo(Shape.of(2, 2)))
                .satisfies(numbers -> assertThat(numbers.toFloatArray()).containsExactly(1, -2.5f, 300, 4));
        Table mixed = table("a,b\n1,x\n");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(mixed::numbers)
                .withMessage("%s, line 2, column 'b' (2): expected a number such as -1.5 or 2e3, got 'x'", file);
    }

    @Test
    void rowsOfOtherLengthsAreRefused() throws IOException {
        refuses(
                "a,b\n1,2\n\"x\ny\",4\n1,2,3\n",
                ", line 5: expected 2 fields as in the first row, got 3; is a field with the separator in it not quoted, or the separator another one?");
    }

    @Test
    void namesThatComeTwiceAreRefused() throws IOException {
        refuses(
                "a,b,a\n1,2,3\n",
                ", line 1: the column 'a' comes twice; rename one, or read the file with noHeader() if this is a row of data");
    }

    @Test
    void columnsWithoutANameAreCalledByTheirNumber() throws IOException {
        assertThat(table(",x\n0,1\n").columns()).containsExactly("1", "x");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refuses("", ": there is no row in it");
        refuses("\n\n", ": there is no row in it");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() throws IOException {
        Files.writeString(file, "a\n1\n\"2\n3\n");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> Table.read(file))
                .withMessageStartingWith(file + ", line 3: ")
                .withMessageContaining("EOF reached before encapsulated token finished");

        byte[] open = "\"".concat("x".repeat(17_000_000)).getBytes(StandardCharsets.UTF_8);
        DataSource endless = new DataSource("endless.csv", () -> new ByteArrayInputStream(open));
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> new CsvReader().read(endless))
                .withMessage(
                        "endless.csv, line 1: the row is longer than 16 million characters; is a quote not closed?");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> Table.read(file))
                .withMessage("Cannot read %s: it does not exist", file);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write("a\n1\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = compressed.toByteArray();
        bytes[12] ^= 0x55;
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> Table.read(file))
                .withMessageContaining("%s is damaged: it cannot be decompressed", file);
    }

    @Test
    void aFileThatChangesIsNoticed() throws IOException {
        Table table = table("a\n1\n2\n");
        Files.writeString(file, "a\n1\n");
        String message = file + ": the file has changed since it was opened as a table; read it anew";
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> table.column("a"))
                .withMessage(message);
        Files.writeString(file, "b\n1\n2\n");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> table.column("a"))
                .withMessage(message);
    }

    @Test
    void damagedFilesAreReadOrRefused() {
        byte[] plain = "a,b,kind\n1,\"x\"\"y\",u\n-2.5e3,\"z\nw\",v\n7,\u00e4,u\n".getBytes(StandardCharsets.UTF_8);
        Mutations.areReadOrRefused(
                "fuzz.csv",
                4_000_000,
                bytes -> {
                    Table table =
                            new CsvReader().read(new DataSource("fuzz.csv", () -> new ByteArrayInputStream(bytes)));
                    if (table.columns().equals(List.of("a", "b", "kind")) && table.rows() > 0) {
                        TableEncoder.fit(
                                        table,
                                        new Columns().number("a").label("kind").missing(Missing.mostFrequent()))
                                .dataset(table);
                    }
                },
                plain);
    }
}
