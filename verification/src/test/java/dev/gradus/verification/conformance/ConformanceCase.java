package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call of PyTorch with what came out.
 *
 * @param kind what is called: {@code op}, {@code module} and so on
 * @param id names the case in reports
 * @param torch what is called, such as {@code torch.add}
 * @param fields the whole case
 */
public record ConformanceCase(String kind, String id, String torch, JsonNode fields) {
    static ConformanceCase of(String kind, JsonNode fields) {
        return new ConformanceCase(kind, text(fields, "id"), text(fields, "torch"), fields);
    }

    private static String text(JsonNode fields, String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual()) {
            throw new MalformedCaseException("A case needs the text field '%s': %.200s".formatted(field, fields));
        }
        return value.textValue();
    }

    /** The id, and what is called where the id does not begin with it. */
    public String displayName() {
        return id.startsWith(torch) ? id : id + " " + torch;
    }
}
