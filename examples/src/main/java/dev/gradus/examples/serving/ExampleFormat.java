package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import java.util.Optional;

/**
 * How the examples of a request become the input of a model. A service for other inputs, such as pictures, has another one and
 * is otherwise the same; {@link ServedModel#load} chooses it by what the model's file says about its inputs.
 */
interface ExampleFormat {
    /**
     * Reads the examples.
     *
     * @return one after the other, as the model takes them
     * @throws RequestException if one of them is not as it should be; the message names its place
     */
    Tensor read(PredictRequest request) throws RequestException;

    /** An example to try the model with; absent if too little is known about the inputs. */
    Optional<JsonNode> sample();
}
