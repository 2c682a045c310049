package dev.gradus.training.checkpoint;

import static dev.gradus.training.stopping.StoppingCriteria.loss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Sequential;
import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.models.safetensors.SafetensorsException;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.optimizers.schedules.ExponentialLR;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.history.WeightHistory;
import dev.gradus.training.metrics.Accuracy;
import dev.gradus.training.stopping.StoppingCriterion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    Path folder;

    private Path file;
    private final Generator randomness = new Generator(8);
    private final Sequential model = model(3, randomness);
    private final Optimizer optimizer = new Adam(model.parameters(), 0.1);

    @BeforeEach
    void place() {
        file = folder.resolve("checkpoint.safetensors");
    }

    private static Sequential model(int hidden, Generator randomness) {
        return Sequential.of(new Dense(2, hidden), new Dropout(0.5, randomness), new Dense(hidden, 1));
    }

    private static void step(Sequential model, Optimizer optimizer) {
        optimizer.zeroGrad();
        model.apply(Tensor.ones(4, 2)).square().mean().backward();
        optimizer.step();
    }

    @Test
    void aLoopOfOnesOwnGoesOnToTheSameBits() throws IOException {
        ExponentialLR schedule = new ExponentialLR(optimizer, 0.9);
        ExponentialMovingAverage average = new ExponentialMovingAverage(model.parameters(), 0.9);
        Checkpoint checkpoint =
                Checkpoint.of(model, optimizer).with("schedule", schedule).with("average", average);
        for (int i = 0; i < 5; i++) {
            step(model, optimizer);
            average.update();
            schedule.step();
            if (i == 1) {
                checkpoint.save(file);
            }
        }
        average.swap();
        double[] expected = model.parameters().get(0).toDoubleArray();

        Sequential other = model(3, new Generator(1234));
        Optimizer otherOptimizer = new Adam(other.parameters(), 0.7);
        ExponentialLR otherSchedule = new ExponentialLR(otherOptimizer, 0.9);
        ExponentialMovingAverage otherAverage = new ExponentialMovingAverage(other.parameters(), 0.9);
        Checkpoint.of(other, otherOptimizer)
                .with("schedule", otherSchedule)
                .with("average", otherAverage)
                .restore(file);
        for (int i = 2; i < 5; i++) {
            step(other, otherOptimizer);
            otherAverage.update();
            otherSchedule.step();
        }
        otherAverage.swap();

        assertThat(other.parameters().get(0).toDoubleArray()).isEqualTo(expected);
        assertThat(otherOptimizer.learningRate()).isEqualTo(optimizer.learningRate());
    }

    @Test
    void aMeanThatIsNotThereYetIsForgotten() throws IOException {
        ExponentialMovingAverage average = new ExponentialMovingAverage(model.parameters(), 0.9);
        Checkpoint checkpoint = Checkpoint.of(model, optimizer).with("average", average);
        checkpoint.save(file);
        average.update();
        checkpoint.restore(file);

        assertThat(average.hasMeans()).isFalse();
    }

    @Test
    void metricsCriteriaAndGenerators() throws IOException {
        Accuracy metric = new Accuracy();
        metric.update(Tensor.of(new double[] {1, 0, 0, 1}, 2, 2), Tensor.of(0L, 0L));
        StoppingCriterion criterion = loss().patience(3).or(loss().below(0.5).forEpochs(2));
        criterion.check(EpochRecord.of(1, 0.25));
        Generator generator = new Generator(1);
        Checkpoint checkpoint = Checkpoint.of(model, optimizer)
                .with("metric", metric)
                .with("criterion", criterion)
                .with("generator", generator);
        checkpoint.save(file);
        long next = generator.nextLong();
        metric.reset();
        criterion.reset();
        checkpoint.restore(file);

        assertThat(metric.value()).isEqualTo(0.5);
        assertThat(generator.nextLong()).isEqualTo(next);
        assertThat(criterion.check(EpochRecord.of(2, 0.3)))
                .as("the second epoch below 0.5, and not the best")
                .hasValueSatisfying(
                        reason -> assertThat(reason.description()).contains("below 0.5000", "for 2 epochs running"));
        assertThat(criterion.bestEpoch()).isEqualTo(1);
    }

    /** Whatever components records of the history get some day, a checkpoint keeps them. */
    @ParameterizedTest
    @ValueSource(classes = {EpochRecord.class, ValidationRecord.class})
    void historiesAreKeptToTheBit(Class<? extends Record> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> kind = components[i].getType();
            values[i] = kind == int.class
                    ? (Object) (i + 3)
                    : kind == long.class
                            ? (Object) (i + 5L)
                            : kind == Map.class
                                    ? Map.of("m" + i, 0.1 + i)
                                    : (Object) (i == 3 ? Double.NaN : 1.0 / 3 + i);
        }
        Record record = type.getConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values);

        List<? extends Record> read = savedAndLoaded(type, record);
        assertThat(read.equals(List.of(record)))
                .as("%s, read as %s", record, read)
                .isTrue();
    }

    private static <R extends Record> List<R> savedAndLoaded(Class<R> type, Record record) {
        RecordColumns<R> columns = new RecordColumns<>("records", type);
        PartState.Builder state = PartState.builder();
        columns.save(state, List.of(type.cast(record)));
        return columns.load(state.build());
    }

    @Test
    void aLongHistoryIsKeptToTheBit() throws IOException {
        int count = 100_000;
        History history = recorded(new History());
        for (int i = 1; i <= count; i++) {
            history.add(EpochRecord.builder(i, 1.0 / i / 3)
                    .metrics(Map.of("accuracy", 1 - 0.3 / i))
                    .validation(1.0 / i / 7, Map.of("accuracy", 1 - 0.4 / i))
                    .learningRate(0.001)
                    .time(0.0123456789 * i % 1, 0.01 * i / 3.3)
                    .build());
            history.addValidation(new ValidationRecord(i, 10L * i, 1.0 / i / 7, Map.of("accuracy", 1 - 0.4 / i)));
            history.weights().record(i);
        }
        Checkpoint.of(model, optimizer).with("history", history).save(file);
        History other = recorded(new History());
        Checkpoint.of(model, optimizer).with("history", other).restore(file);

        assertThat(other.epochs().equals(history.epochs())).isTrue();
        assertThat(other.validations().equals(history.validations())).isTrue();
        assertThat(other.weights().epochNumbers()).isEqualTo(history.weights().epochNumbers());
        assertThat(other.weights().column("2.bias[0]"))
                .hasSize(count)
                .containsOnly(model.stateDict().get("2.bias").item());
    }

    private History recorded(History history) {
        history.recordWeights(new WeightHistory(model.namedParameters()));
        return history;
    }

    @Test
    void metricsThatComeAndGoAreKept() throws IOException {
        History history = new History();
        history.add(EpochRecord.of(1, 0.5));
        history.add(EpochRecord.builder(2, 0.4)
                .metrics(new LinkedHashMap<>(Map.of("a/b \"c\"", 0.1)))
                .build());
        history.add(EpochRecord.builder(3, 0.3)
                .metrics(Map.of("accuracy", 0.2, "a/b \"c\"", Double.NaN))
                .build());
        Checkpoint.of(model, optimizer).with("history", history).save(file);
        History other = new History();
        Checkpoint.of(model, optimizer).with("history", other).restore(file);

        assertThat(other.epochs()).isEqualTo(history.epochs());
        assertThat(other.validations()).isEmpty();
    }

    @Test
    void columnsOfAnOlderVersionMayBeMissingButNotShort() {
        RecordColumns<EpochRecord> columns = new RecordColumns<>("epochs", EpochRecord.class);
        PartState.Builder state = PartState.builder().count("epochs", 2).tensor("epochs.epoch", Tensor.of(1.0, 2));

        assertThat(columns.load(state.build()))
                .containsExactly(EpochRecord.of(1, Double.NaN), EpochRecord.of(2, Double.NaN));
        PartState damaged = state.tensor("epochs.loss", Tensor.of(0.5)).build();
        assertThatThrownBy(() -> columns.load(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The column 'epochs.loss' has 1 entries, expected 2");
    }

    @Test
    void numbersThatAreNotFiniteAreKept() throws IOException {
        History history = new History();
        history.add(EpochRecord.builder(1, Double.POSITIVE_INFINITY)
                .metrics(Map.of("nan", Double.NaN, "negative zero", -0.0))
                .build());
        Checkpoint.of(model, optimizer).with("history", history).save(file);
        History other = new History();
        Checkpoint.of(model, optimizer).with("history", other).restore(file);

        assertThat(other.epochs()).isEqualTo(history.epochs());
    }

    // ---- what does not fit

    static Stream<Arguments> others() {
        Sequential larger = model(4, new Generator(1));
        Sequential same = model(3, new Generator(1));
        Sequential precise = model(3, new Generator(1));
        precise.to(DType.FLOAT64);
        return Stream.of(
                arguments(larger, new Adam(larger.parameters(), 1), "the part 'model': The state does not fit"),
                arguments(same, new SGD(same.parameters(), 1), "the part 'optimizer': The state does not fit"),
                arguments(
                        precise,
                        new Adam(precise.parameters(), 1),
                        " is float64 in the module Sequential and was saved as float32; convert the module with to(DType) before"),
                arguments(
                        Sequential.of(new Dense(2, 3), new Dropout(0.5), new Dense(3, 1), new Dropout(0.1)),
                        null,
                        "the part 'generators': expected the generators"));
    }

    private static Arguments arguments(Sequential model, @Nullable Optimizer optimizer, String message) {
        return Arguments.of(model, optimizer == null ? new Adam(model.parameters(), 1) : optimizer, message);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherModelOrOptimizerIsRefusedAndNothingChanged(Sequential other, Optimizer its, String message)
            throws IOException {
        step(model, optimizer);
        Checkpoint.of(model, optimizer).save(file);
        Generator loose = new Generator(3);
        long[] before = loose.state();
        double[] weights = other.parameters().get(0).toDoubleArray();
        Checkpoint checkpoint = Checkpoint.of(other, its);
        if (message.contains("generators")) {
            checkpoint.with("loose", loose);
        }

        assertThatThrownBy(() -> checkpoint.restore(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s does not fit, and nothing was changed: ", file)
                .hasMessageContaining(message);
        assertThat(other.parameters().get(0).toDoubleArray()).isEqualTo(weights);
        assertThat(its.stateDict().tensors()).isEmpty();
        assertThat(loose.state()).isEqualTo(before);
    }

    /** Counts, and does not mind if nothing was saved of it. */
    private static final class Onlooker implements CheckpointPart {
        private long seen;

        Onlooker(long seen) {
            this.seen = seen;
        }

        @Override
        public boolean isOptional() {
            return true;
        }

        @Override
        public PartState state() {
            return PartState.builder().count("seen", seen).build();
        }

        @Override
        public void restore(PartState state) {
            seen = state.count("seen");
        }
    }

    @Test
    void anOptionalPartIsRestoredWhereItWasSaved() throws IOException {
        Checkpoint.of(model, optimizer).with("onlooker", new Onlooker(7)).save(file);
        Onlooker other = new Onlooker(0);
        Checkpoint.of(model, optimizer).with("onlooker", other).restore(file);

        assertThat(other.seen).isEqualTo(7);
    }

    @Test
    void anOptionalPartMayBeMissingOnEitherSide() throws IOException {
        Checkpoint.of(model, optimizer).with("onlooker", new Onlooker(7)).save(file);
        Checkpoint.of(model, optimizer).restore(file);
        Checkpoint.of(model, optimizer).save(file);
        Onlooker added = new Onlooker(3);
        Checkpoint.of(model, optimizer).with("onlooker", added).restore(file);

        assertThat(added.seen).isEqualTo(3);
    }

    @Test
    void anOptionalPartTakesItsName() {
        Checkpoint checkpoint = Checkpoint.of(model, optimizer).with("onlooker", new Onlooker(7));

        assertThatThrownBy(() -> checkpoint.with("onlooker", new History()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Checkpoint: a part needs a name of its own");
    }

    @Test
    void otherPartsAreRefused() throws IOException {
        Checkpoint.of(model, optimizer).with("history", new History()).save(file);

        assertThatThrownBy(() -> Checkpoint.of(model, optimizer).restore(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit: it has the parts [")
                .hasMessageContaining("expected [model, optimizer, generators]");
    }

    @Test
    void namesAreTheirOwn() {
        Checkpoint checkpoint = Checkpoint.of(model, optimizer);

        assertThatThrownBy(() -> checkpoint.with("model", new History()))
                .hasMessage(
                        "Checkpoint: a part needs a name of its own without a slash, and without a question mark at its end, got 'model'; the names [model, optimizer] are taken");
        assertThatThrownBy(() -> checkpoint.with("a/b", new History())).hasMessageContaining("got 'a/b'");
        // It would be taken for an optional part, and not be missed.
        assertThatThrownBy(() -> checkpoint.with("done?", new History())).hasMessageContaining("got 'done?'");
        assertThatThrownBy(() -> checkpoint.with("generators", new History()))
                .hasMessage(
                        "Checkpoint: the name 'generators' is taken by the generators of all parts; choose another");
    }

    // ---- what is damaged

    @Test
    void everyTruncationIsFound() throws IOException {
        Checkpoint checkpoint = Checkpoint.of(model, optimizer);
        checkpoint.save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> checkpoint.restore(file)).isInstanceOf(SafetensorsException.class);
        }
    }

    @Test
    void zerosThatAFileSystemLeftAreFound() throws IOException {
        Checkpoint checkpoint = Checkpoint.of(model, optimizer);
        checkpoint.save(file);
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(Files.size(file) - 8).write(ByteBuffer.allocate(8));
        }

        assertThatThrownBy(() -> checkpoint.restore(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("%s: the checksum is wrong, so the file was damaged after it was written", file);
    }

    @Test
    void modelsAreNoCheckpoints() throws IOException {
        Safetensors.write(file, model.stateDict(), Map.of("format", "pt"));

        assertThatThrownBy(() -> Checkpoint.of(model, optimizer).restore(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("%s: this is no checkpoint: 'parts' is missing in its metadata, which has [format]", file);
    }

    @Test
    void thoseOfALaterVersionSaySo() throws IOException {
        Safetensors.write(file, Map.of(), Map.of("gradus.checkpoint", "2", "parts", "{}", "crc32c", ""));

        assertThatThrownBy(() -> Checkpoint.of(model, optimizer).restore(file))
                .hasMessage("%s: this is a checkpoint of version 2, but this version of Gradus reads version 1", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{} {}", "7", "{\"a\":true}", "{\"a\":7}", "{\"a\":{\"numbers\":{\"b\":\"c\"}}}"})
    void textsThatAreNoPartsAreFound(String json) throws IOException {
        Safetensors.write(
                file, Map.of(), Map.of("gradus.checkpoint", "1", "parts", json, "crc32c", Checksum.of(Map.of(), json)));

        assertThatThrownBy(() -> Checkpoint.of(model, optimizer).restore(file))
                .isInstanceOf(SafetensorsException.class);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Checkpoint.of(model, optimizer).restore(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void statesTellWhatTheyLack() {
        PartState state = PartState.builder().number("a", 1.5).build();

        assertThatThrownBy(() -> state.text("b"))
                .hasMessage("There is no text 'b' in the state; it has [], so it was saved by something else");
        assertThatThrownBy(() -> state.count("a")).hasMessage("The number 'a' must count something, got 1.5");
    }
}
