package dev.gradus.training.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TableEncoderTest {
    private static final String ANIMALS = """
            id,weight,month,colour,animal
            a1,1.5,1,red,cat
            a2,2.5,10,blue,dog
            a3,,2,red,cat
            a4,8,10,,dog
            """;
    private static final Columns COLUMNS = new Columns().label("animal").ignore("id");

    private static Table table(String text) throws IOException {
        return new CsvReader()
                .read(new DataSource("t.csv", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static TableEncoder fit(String text, Columns columns) throws IOException {
        return TableEncoder.fit(table(text), columns);
    }

    private static void refuses(String text, Columns columns, String message) {
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> fit(text, columns))
                .withMessage(message);
    }

    @Test
    void numbersCategoriesAndLabelsBecomeTensors() throws IOException {
        TableEncoder encoder = fit(ANIMALS, COLUMNS.oneHot("month").missing(Missing.mean()));
        Dataset dataset = encoder.dataset(table(ANIMALS));

        assertThat(encoder.featureNames())
                .containsExactly("weight", "month=1", "month=2", "month=10", "colour=blue", "colour=red");
        assertThat(encoder.inputColumns()).containsExactly("weight", "month", "colour");
        assertThat(encoder.labels()).containsExactly("cat", "dog");
        assertThat(encoder.targetColumns()).containsExactly("animal");
        assertThat(encoder.features()).isEqualTo(6);
        Batch all = dataset.all();
        assertThat(all.inputs().shape()).isEqualTo(Shape.of(4, 6));
        assertThat(all.inputs().toFloatArray())
                .containsExactly(
                        1.5f, 1, 0, 0, 0, 1, //
                        2.5f, 0, 0, 1, 1, 0, //
                        4f, 0, 1, 0, 0, 1, // the mean of 1.5, 2.5 and 8
                        8f, 0, 0, 1, 0, 1); // red comes most often
        assertThat(all.targets().dtype()).isEqualTo(DType.INT64);
        assertThat(all.targets().toLongArray()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void categoriesBecomePositionsWhereThatIsAskedFor() throws IOException {
        TableEncoder encoder = fit(
                ANIMALS, COLUMNS.ignore("weight").index("month", "colour").missing(Missing.constant("none"), "colour"));

        assertThat(encoder.inputs(table(ANIMALS)).toFloatArray()).containsExactly(0, 2, 2, 0, 1, 2, 2, 1);
        assertThat(encoder.featureNames()).containsExactly("month", "colour");
    }

    @Test
    void severalNumbersCanBePredicted() throws IOException {
        Batch batch = fit("x,y,z\n1,2,3\n4,5,6\n", new Columns().value("z", "x"))
                .dataset(table("z,x,y\n9,8,7\n"))
                .all();

        assertThat(batch.inputs().toFloatArray()).containsExactly(7);
        assertThat(batch.targets().shape()).isEqualTo(Shape.of(1, 2));
        assertThat(batch.targets().toFloatArray()).containsExactly(9, 8);
    }

    @Test
    void theKindOfATargetCanBeInferred() throws IOException {
        assertThat(fit("x,y\n1,2\n", new Columns().target("y")).labels()).isEmpty();
        assertThat(fit("x,y\n1,a\n", new Columns().target("y")).labels()).containsExactly("a");
        assertThat(fit("x,y\n1,10\n1,9\n", new Columns().label("y")).labels()).containsExactly("9", "10");
    }

    @Test
    void whatIsLearnedIsLearnedOfTheTrainingRows() throws IOException {
        TableEncoder encoder =
                fit("x,c,y\n1,a,p\n3,b,q\n", new Columns().label("y").missing(Missing.mean()));

        assertThat(encoder.inputs(table("x,c\n,a\n100,b\n")).toFloatArray()).containsExactly(2, 1, 0, 100, 0, 1);
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> encoder.dataset(table("x,c,y\n1,a,p\n1,z,p\n")))
                .withMessage(
                        "t.csv, line 3, column 'c' (2): expected one of the categories of the training rows (a, b), got 'z'");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> encoder.dataset(table("x,c,y\n1,a,r\n")))
                .withMessage(
                        "t.csv, line 2, column 'y' (3): expected one of the categories of the training rows (p, q), got 'r'");
    }

    @Test
    void unknownCategoriesAreZerosOrAPositionOfTheirOwnWhereAllowed() throws IOException {
        Columns columns = new Columns().label("y").index("d").allowUnknown();
        TableEncoder encoder = fit("c,d,y\na,u,p\nb,v,q\n", columns);

        assertThat(encoder.encode(Map.of("c", "z", "d", "w")).toFloatArray()).containsExactly(0, 0, 2);
    }

    @Test
    void replacementsAreThoseOfTheirDefinition() throws IOException {
        String text = "x,y\n1,0\n1,0\n,0\n4,0\n9,0\n10,0\n";
        Map<Missing, Float> expected = Map.of(
                Missing.mean(), 5f,
                Missing.median(), 4f,
                Missing.mostFrequent(), 1f,
                Missing.constant("-7"), -7f);
        expected.forEach((missing, value) -> {
            try {
                TableEncoder encoder = fit(text, new Columns().value("y").missing(missing));
                assertThat(encoder.encode(Map.of()).item()).isEqualTo((double) value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(fit(
                                "x,y\n3,0\n,0\n1,0\n2,0\n10,0\n",
                                new Columns().value("y").missing(Missing.median()))
                        .encode(Map.of())
                        .item())
                .isEqualTo(2.5);
    }

    @Test
    void jsonValuesAreTakenAsTheyAre() throws IOException {
        TableEncoder encoder = fit(
                "x,m,f,y\n1,1,true,p\n2,12,false,q\n", new Columns().label("y").oneHot("m"));
        Map<String, Object> row = new HashMap<>();
        row.put("x", 1.25);
        row.put("m", 12.0);
        row.put("f", true);
        row.put("other", List.of());

        assertThat(encoder.encode(row).toFloatArray()).containsExactly(1.25f, 0, 1, 0, 1);
        row.put("x", "1e3");
        assertThat(encoder.encode(row).get(0)).isEqualTo(1000);
        row.put("x", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(row))
                .withMessage(
                        "column 'x': a value is missing, and nothing stands in for one in this column; fill it in, or leave such rows out");
        row.put("x", "tall");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(row))
                .withMessage("column 'x': expected a number such as -1.5 or 2e3, got 'tall'");
        row.put("x", List.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(row))
                .withMessage("column 'x': expected a text, a number or a boolean, got a list");
        row.put("x", Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(row))
                .withMessageContaining("a value is missing");
        row.put("x", Double.POSITIVE_INFINITY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(row))
                .withMessage("column 'x': expected a number such as -1.5 or 2e3, got 'Infinity'");
    }

    @Test
    void errorsNameThePlace() {
        refuses(
                ANIMALS,
                COLUMNS,
                "t.csv, line 4, column 'weight' (2): a value is missing; say what stands in for it with missing(...), or leave such rows out");
        refuses(
                "x,y\n1,p\n1x,p\n",
                new Columns().number("x").label("y"),
                "t.csv, line 3, column 'x' (1): expected a number such as -1.5 or 2e3, got '1x'");
        refuses(
                "x,y\n1e39,p\n",
                new Columns().number("x").label("y"),
                "t.csv, line 2, column 'x' (1): expected a number that float32 can hold (up to 3.4e38), got '1e39'");
        refuses(
                "x,y\n1,NA\n",
                new Columns().label("y"),
                "t.csv, line 2, column 'y' (2): a value is missing; say what stands in for it with missing(...), or leave such rows out");
        refuses("x,y\n1,2\n", new Columns().label("z"), "t.csv: there is no column 'z'; there are [x, y]");
        refuses("x,y\n1,2\n", new Columns().label("y").ignore("q"), "t.csv: there is no column 'q'; there are [x, y]");
    }

    @Test
    void aMissingTargetIsNamed() throws IOException {
        TableEncoder encoder = fit("x,y\n1,p\n", new Columns().label("y"));

        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> encoder.dataset(table("x,y\n1,?\n")))
                .withMessage("t.csv, line 2, column 'y' (2): what is to be predicted is missing; leave such rows out");
    }

    @Test
    void valuesOfProgramsAreFoundHoweverTheFileHasWrittenThem() throws IOException {
        TableEncoder encoder =
                fit("a,n,y\nTrue,0.0,p\nFalse,1.0,q\n", new Columns().label("y").oneHot("n"));

        assertThat(encoder.featureNames()).containsExactly("a=False", "a=True", "n=0.0", "n=1.0");
        assertThat(encoder.encode(Map.of("a", true, "n", 1)).toFloatArray()).containsExactly(0, 1, 0, 1);
        assertThat(encoder.encode(Map.of("a", "False", "n", 0.0)).toFloatArray())
                .containsExactly(1, 0, 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(Map.of("a", true, "n", 2)))
                .withMessage("column 'n': expected one of the categories of the training rows (0.0, 1.0), got '2'");
    }

    @Test
    void aNumberThatIsTooLargeMakesNoCategories() {
        refuses(
                "x,y\n1,0\n1e39,0\n2,0\n",
                new Columns().value("y"),
                "t.csv, line 3, column 'x' (1): expected a number that float32 can hold (up to 3.4e38), got '1e39'");
    }

    @Test
    void aNumberThatIsTooLargeMayBeACategoryAmongOthers() throws IOException {
        TableEncoder encoder = fit("x,y\n1e39,0\nabc,1\n1e39,2\nabc,3\n", new Columns().value("y"));

        assertThat(encoder.featureNames()).containsExactly("x=1e39", "x=abc");
    }

    @Test
    void aValueCanBeTriedAlone() throws IOException {
        TableEncoder encoder = fit(ANIMALS, COLUMNS.missing(Missing.mean()));

        assertThat(encoder.problem("weight", "3.5")).isEmpty();
        assertThat(encoder.problem("weight", "")).isEmpty();
        assertThat(encoder.problem("weight", "heavy")).hasValue("expected a number such as -1.5 or 2e3, got 'heavy'");
        assertThat(encoder.problem("colour", "red")).isEmpty();
        assertThat(encoder.problem("colour", "green"))
                .hasValue("expected one of the categories of the training rows (blue, red), got 'green'");
        assertThat(encoder.problem("animal", "dog")).isEmpty();
        assertThat(encoder.problem("animal", "cow"))
                .hasValue("expected one of the categories of the training rows (cat, dog), got 'cow'");
        assertThat(encoder.problem("animal", "")).hasValue("what is to be predicted is missing; leave such rows out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.problem("id", "a1"))
                .withMessage("TableEncoder: expected one of the columns [weight, month, colour, animal], got 'id'");
    }

    @Test
    void aColumnTellsItsCategories() throws IOException {
        TableEncoder encoder = fit(ANIMALS, COLUMNS.missing(Missing.mean()));

        assertThat(encoder.categories("colour")).containsExactly("blue", "red");
        assertThat(encoder.categories("weight")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.categories("animal"))
                .withMessage("TableEncoder: expected one of the columns [weight, month, colour], got 'animal'");
    }

    @Test
    void textsThatNeverRepeatAreNoCategories() {
        StringBuilder text = new StringBuilder("name,y\n7,p\n");
        for (int i = 0; i < 1000; i++) {
            text.append('n').append(i).append(",p\n");
        }
        refuses(
                text.toString(),
                new Columns().label("y"),
                "t.csv, line 3, column 'name' (1): expected a number such as -1.5 or 2e3, got 'n0', while the column has more than 1000 different texts; is it to be ignored, or categories? Say so with ignore(\"name\") or oneHot(\"name\")");
    }

    @Test
    void whatCannotBeLearnedIsRefused() throws IOException {
        Table table = table("x,y\n1,p\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableEncoder.fit(table, new Columns()))
                .withMessage(
                        "TableEncoder: no column is to be predicted; name it with new Columns().label(...) or value(...), one of [x, y]");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TableEncoder.fit(table, new Columns().label("y").ignore("x")))
                .withMessage("TableEncoder: no column is left to predict from; the table has [x, y]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit("x,y\n", new Columns().label("y")))
                .withMessage("TableEncoder: there is no row to learn from");
        for (Missing missing : List.of(Missing.mean(), Missing.median(), Missing.mostFrequent())) {
            refuses(
                    "x,y\n,p\n",
                    new Columns().label("y").missing(missing),
                    "t.csv: no training row has a value in the column 'x', so that nothing can stand in for one that is missing; ignore it, or name a constant");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit("x,y\n1,p\n", new Columns().label("y").missing(Missing.constant("low"))))
                .withMessage(
                        "TableEncoder: the constant for missing values of the column 'x': expected a number such as -1.5 or 2e3, got 'low'");
    }

    @Test
    void batchesAreReadAsTheyAreNeeded() throws IOException {
        Table table = table("x,y\n1,a\n2,b\n3,a\n");
        TableEncoder encoder = TableEncoder.fit(table, new Columns().label("y"));
        Iterable<Batch> batches = encoder.batches(table, 2);

        for (int epoch = 0; epoch < 2; epoch++) {
            List<String> seen = new ArrayList<>();
            for (Batch batch : batches) {
                seen.add(Arrays.toString(batch.inputs().toFloatArray())
                        + Arrays.toString(batch.targets().toLongArray()));
            }
            assertThat(seen).containsExactly("[1.0, 2.0][0, 1]", "[3.0][0]");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.batches(table, 0))
                .withMessage("TableEncoder: the batch size must be at least 1, got 0");
        Iterator<Batch> one = encoder.batches(table, 3).iterator();
        one.next();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(one::next)
                .withMessage("The table has 3 rows, and all were taken");
    }

    @Test
    void aStreamThatFailsNamesThePlace() throws IOException {
        TableEncoder encoder = fit("x,y\n1,a\n", new Columns().label("y"));
        Iterator<Batch> batches = encoder.batches(table("x,y\n1,a\nbad,a\n"), 1).iterator();
        batches.next();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(batches::next)
                .withMessageContaining(
                        "t.csv, line 3, column 'x' (1): expected a number such as -1.5 or 2e3, got 'bad'");
        assertThat(batches.hasNext()).isFalse();
    }

    @Test
    void anEncoderIsReadBackFromWhatItHasWritten() throws IOException {
        TableEncoder encoder = fit(
                ANIMALS,
                COLUMNS.index("month").allowUnknown().missing(Missing.mean()).missingTexts("", "-"));
        TableEncoder read = TableEncoder.fromMap(encoder.toMap());

        assertThat(read.toMap()).isEqualTo(encoder.toMap());
        assertThat(read.inputs(table(ANIMALS)).toFloatArray())
                .isEqualTo(encoder.inputs(table(ANIMALS)).toFloatArray());
        assertThat(read.labels()).isEqualTo(encoder.labels());
        assertThat(read.encode(Map.of("weight", "-", "month", 3, "colour", "red"))
                        .toFloatArray())
                .isEqualTo(Tensor.of(4f, 3, 0, 1).toFloatArray());
        TableEncoder values = fit("x,y\n1,2\n", new Columns().value("y"));
        assertThat(TableEncoder.fromMap(values.toMap()).toMap()).isEqualTo(values.toMap());
    }

    @Test
    void whatWasNotWrittenByAnEncoderIsRefused() throws IOException {
        Map<String, Object> good = fit(ANIMALS, COLUMNS.missing(Missing.mean())).toMap();

        refusesMap(Map.of(), "expected a List for inputs, got nothing");
        refusesMap(with(good, "inputs", List.of()), "expected at least one column for inputs, got none");
        refusesMap(with(good, "inputs", List.of("x")), "expected a Map for a column, got String");
        refusesMap(
                with(good, "inputs", List.of(Map.of("name", "x", "kind", "magic"))),
                "expected 'number', 'one-hot' or 'index' for kind, got 'magic'");
        refusesMap(
                with(good, "inputs", List.of(Map.of("name", "x", "kind", "number", "replacement", "y"))),
                "expected a Number for replacement, got String");
        refusesMap(
                with(good, "target", Map.of("kind", "label", "name", "y", "labels", List.of("a", "a"))),
                "expected texts of which there is at least one and none comes twice for labels, got [a, a]");
        refusesMap(with(good, "target", Map.of("kind", "x")), "expected 'label' or 'value' for kind, got 'x'");
        refusesMap(with(good, "missing", List.of(3)), "expected a String for a text of missing, got Integer");
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static void refusesMap(Map<String, ?> map, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableEncoder.fromMap(map))
                .withMessage("TableEncoder: " + problem + "; was it written by toMap()?");
    }
}
