package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.examples.files.SavedModel;
import dev.gradus.models.ModelFile;
import dev.gradus.models.NonFiniteScoresException;
import dev.gradus.models.Predictor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A saved model that answers requests, on any number of threads at once. */
public final class ServedModel {
    private final Predictor predictor;
    private final ExampleFormat format;
    private final JsonNode card;

    private ServedModel(ModelFile file, String name, ExampleFormat format) {
        this.predictor = Predictor.of(file);
        this.format = format;
        this.card = ModelCard.of(file, name);
    }

    /**
     * Loads a model, and lets it answer once if its file tells of an example, so that what cannot work is known at once.
     *
     * @throws IOException if the file cannot be read, or the model in it cannot answer; the message is one for the user
     */
    public static ServedModel load(Path file) throws IOException {
        ModelFile saved = SavedModel.load(file);
        try {
            ExampleFormat format = TableFormat.describes(saved) ? TableFormat.of(saved) : ArrayFormat.of(saved);
            ServedModel model = new ServedModel(saved, String.valueOf(file.getFileName()), format);
            model.tryOut();
            return model;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void tryOut() throws IOException {
        if (format.sample().isPresent()) {
            try {
                answer(new PredictRequest(false, List.of(format.sample().get())));
            } catch (RequestException e) {
                throw new IOException(
                        "the model does not take what its file says about its inputs: %s: %s"
                                .formatted(e.place(), e.getMessage()),
                        e);
            }
        }
    }

    /** A request that the model can answer; absent if its file does not say what it takes. */
    public Optional<String> sampleRequest() {
        return format.sample()
                .map(example ->
                        Json.MAPPER.createObjectNode().set("example", example).toString());
    }

    /** What kind of model it is and where it comes from. */
    JsonNode card() {
        return card;
    }

    /**
     * Runs the model on the examples of a request.
     *
     * @throws RequestException if they are not what the model takes, or so extreme that it gives no finite numbers
     */
    ObjectNode answer(PredictRequest request) throws RequestException {
        List<JsonNode> predictions = predictions(request, format.read(request));
        for (int i = 0; i < predictions.size(); i++) {
            if (!Predictions.isFinite(predictions.get(i))) {
                throw extreme(request, i);
            }
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (request.isBatch()) {
            answer.putArray("predictions").addAll(predictions);
        } else {
            answer.set("prediction", predictions.get(0));
        }
        return answer;
    }

    private static RequestException extreme(PredictRequest request, int example) {
        return new RequestException(
                StatusCodes.UNPROCESSABLE_ENTITY,
                request.place(example),
                "the model gives no finite numbers for it; expected values like those that it was trained on");
    }

    private List<JsonNode> predictions(PredictRequest request, Tensor batch) throws RequestException {
        try {
            return predictor.labels().isEmpty()
                    ? Predictions.ofNumbers(predictor.predict(batch))
                    : Predictions.ofClasses(predictor.classify(batch));
        } catch (NonFiniteScoresException e) {
            throw extreme(request, e.example());
        } catch (OperationException e) {
            throw new RequestException(
                    StatusCodes.UNPROCESSABLE_ENTITY, "", "the model does not take such examples: " + e.getMessage());
        }
    }
}
