package dev.gradus.benchmarks.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.gradus.benchmarks.measure.Prediction;
import org.jspecify.annotations.Nullable;

/** The network 784-512-256-10 behind a predictor. */
final class DjlPrediction implements Prediction {
    private final Predictor<float[], float[]> predictor;

    DjlPrediction() {
        Model model = Model.newInstance("workload");
        model.setBlock(DjlNetworks.mlp());
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 784));
        predictor = model.newPredictor(new Rows());
    }

    @Override
    public float[] predict(float[] input) {
        try {
            return predictor.predict(input);
        } catch (TranslateException e) {
            throw new IllegalStateException("arrays of numbers need no translation that could fail", e);
        }
    }

    /** Makes batches of one row, which need not be put together from several inputs. */
    private static final class Rows implements Translator<float[], float[]> {
        @Override
        public NDList processInput(TranslatorContext context, float[] input) {
            return new NDList(context.getNDManager().create(input, new Shape(1, input.length)));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return outputs.singletonOrThrow().toFloatArray();
        }

        @Override
        public @Nullable Batchifier getBatchifier() {
            return null;
        }
    }
}
