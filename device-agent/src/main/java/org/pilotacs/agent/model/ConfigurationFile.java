package org.pilotacs.agent.model;

import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.util.ArrayList;
import java.util.List;

/// Our vendor configuration file: one `path=value` a line, settings only, secrets among them, as real boxes do.
final class ConfigurationFile {
    private ConfigurationFile() {}

    static String write(DataModel model, Storage storage) {
        StringBuilder text = new StringBuilder();
        Place top = model.find("");
        if (top != null) {
            model.forEachParameter(top, parameter -> {
                if (parameter.leaf().binding() instanceof Binding.Setting<?>) {
                    text.append(parameter.path()).append('=')
                            .append(parameter.value(storage).replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
                }
            });
        }
        return text.toString();
    }

    /// The values of a file, or the first line that is none of ours.
    static Answer<List<ParameterValueStruct>> read(DataModel model, String text) {
        List<ParameterValueStruct> values = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            int equals = line.indexOf('=');
            if (equals < 0 || !(model.find(line.substring(0, equals)) instanceof Place.Parameter<?> parameter)) {
                return Answer.refused(Refusal.INVALID_ARGUMENTS, line);
            }
            String value = line.substring(equals + 1).translateEscapes();
            values.add(new ParameterValueStruct(parameter.path(), parameter.leaf().type(), value));
        }
        return new Answer.Given<>(values);
    }
}
