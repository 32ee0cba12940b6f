package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.contact.Deed;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.contact.NoteKey;
import org.pilotacs.acs.contact.Recorded;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.errorcode.CodeText;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Writes down what the form of a box's page says of a contact. Safe for any number of threads.
final class ContactForm {
    private final Contacts contacts;
    private final Actions actions;
    private final Examinations examinations;
    private final Clock clock;

    ContactForm(Contacts contacts, Actions actions, Examinations examinations, Clock clock) {
        this.contacts = contacts;
        this.actions = actions;
        this.examinations = examinations;
        this.clock = clock;
    }

    /// @param key under which the form counts once
    Contact save(HttpCall call, DeviceId device, String key) {
        String who = Orders.requester(call).who();
        ContactNote note = note(call.form(), device, who);
        return switch (contacts.record(note, named(who, key), clock.instant())) {
            case Recorded.Taken(Contact contact) -> contact;
            case Recorded.Repeated(Contact contact) -> contact;
            case Recorded.KeyReused _ -> throw tooOld();
            case Recorded.UnknownDevice _ -> throw Console.unknown(call);
        };
    }

    private static NoteKey named(String who, String key) {
        try {
            return new NoteKey(who, key);
        } catch (IllegalArgumentException _) {
            throw tooOld();
        }
    }

    private static ApiException tooOld() {
        return new ApiException(new ApiError.Conflict(ConsoleSaying.PAGE_TOO_OLD.of()));
    }

    private ContactNote note(Fields form, DeviceId device, String who) {
        Complaint said = Complaint.named(form.text("said")).orElseThrow(() -> notListed("said"));
        String code = CodeText.code(form.text("code"));
        Examination examination = examination(form.text("diagnosis"), device);
        return new ContactNote(null, device, null, listed(ContactChannel.class, form, "channel"), who, said,
                code.isEmpty() ? null : code, cause(form.text("cause"), examination),
                examination == null ? null : examination.id(), done(form.all("done"), device),
                form.text("helped").isEmpty() ? Helped.UNKNOWN : listed(Helped.class, form, "helped"),
                form.text("note").replace("\r\n", "\n"), null);
    }

    private static <E extends Enum<E>> E listed(Class<E> type, Fields form, String name) {
        return WireName.read(type, form.text(name)).orElseThrow(() -> notListed(name));
    }

    private static ApiException notListed(String name) {
        return ApiError.invalid(name, ConsoleSaying.NOT_LISTED.of());
    }

    /// The one that the page showed.
    private @Nullable Examination examination(String id, DeviceId device) {
        return id.isEmpty()
                ? null
                : examinations.find(id).filter(one -> one.device().equals(device))
                        .orElseThrow(() -> ApiError.invalid("diagnosis", ConsoleSaying.NOT_OF_THIS_BOX.of()));
    }

    /// What the agent chose is the diagnosis's only if that was its verdict; how probable it was is kept in any case.
    private @Nullable FoundCause cause(String id, @Nullable Examination examination) {
        if (id.isEmpty()) {
            return null;
        }
        if (examinations.knowledge().cause(id).isEmpty()) {
            throw notListed("cause");
        }
        Diagnosis found = examination == null ? null : examination.diagnosis();
        if (found == null) {
            return new FoundCause(id, FoundCause.Source.AGENT, null);
        }
        boolean verdict = found.verdict() instanceof Verdict.Likely(var likely) && likely.cause().id().equals(id);
        Optional<Double> probability = found.ranked().stream().filter(one -> one.cause().id().equals(id))
                .map(one -> Math.clamp(one.probability(), 0, 1)).findFirst();
        return new FoundCause(id, verdict ? FoundCause.Source.DIAGNOSIS : FoundCause.Source.AGENT,
                probability.orElse(null));
    }

    private List<Deed> done(List<String> ids, DeviceId device) {
        return ids.stream().distinct().limit(ContactNote.MAX_DONE)
                .map(id -> done(id, device))
                .map(action -> new Deed(action.id(), ActionKind.of(action.request()).wireName())).toList();
    }

    private Action done(String id, DeviceId device) {
        return Optional.of(id).filter(ContactForm::isId).flatMap(actions::find)
                .filter(action -> action.device().equals(device))
                .orElseThrow(() -> ApiError.invalid("done", ConsoleSaying.NOT_OF_THIS_BOX.of()));
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{24}");
    }
}
