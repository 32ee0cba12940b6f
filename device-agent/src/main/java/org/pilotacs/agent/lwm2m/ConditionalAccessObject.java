package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.eclipse.leshan.core.util.datatype.ULong;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.protocols.lwm2m.ConditionalAccessResource;

import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;

/// The smart card as an instance of our Conditional Access.
final class ConditionalAccessObject implements Resources<ConditionalAccessResource> {
    private static final Set<ConditionalAccessResource> READABLE = EnumSet.of(ConditionalAccessResource.CARD_SERIAL,
            ConditionalAccessResource.CARD_STATUS, ConditionalAccessResource.PAIRED,
            ConditionalAccessResource.PAIRED_STB_ID, ConditionalAccessResource.ENTITLEMENT_COUNT,
            ConditionalAccessResource.LAST_ECM_RESULT, ConditionalAccessResource.NO_KEY_COUNTER);
    private static final Set<ConditionalAccessResource> OF_EMMS = EnumSet.of(ConditionalAccessResource.LAST_EMM_TIME,
            ConditionalAccessResource.EMM_RECEIVED_COUNT, ConditionalAccessResource.LAST_EMM_SEQUENCE,
            ConditionalAccessResource.LOAD_EMM);

    private final CardReader reader;
    private final String box;
    private final @Nullable EmmReceiver emm;

    /// @param box serial number
    /// @param emm null if the box takes no EMMs
    ConditionalAccessObject(CardReader reader, String box, @Nullable EmmReceiver emm) {
        this.reader = reader;
        this.box = box;
        this.emm = emm;
    }

    @Override
    public Set<ConditionalAccessResource> supported() {
        Set<ConditionalAccessResource> supported = EnumSet.copyOf(READABLE);
        if (reader.canRefresh()) {
            supported.add(ConditionalAccessResource.REFRESH_ENTITLEMENTS);
        }
        if (emm != null) {
            supported.addAll(OF_EMMS);
        }
        return supported;
    }

    /// A carousel repeats each message for days.
    @Override
    public Set<ConditionalAccessResource> restless() {
        return Set.of(ConditionalAccessResource.EMM_RECEIVED_COUNT);
    }

    @Override
    public @Nullable LwM2mResource read(ConditionalAccessResource resource) {
        return OF_EMMS.contains(resource) ? ofEmms(resource) : ofCard(resource, reader.read());
    }

    private @Nullable LwM2mResource ofEmms(ConditionalAccessResource resource) {
        if (emm == null) {
            return null;
        }
        EmmReceiver.Tally tally = emm.tally();
        Instant last = tally.lastTime();
        int id = resource.id();
        return switch (resource) {
            case EMM_RECEIVED_COUNT -> LwM2mSingleResource.newIntegerResource(id, tally.received());
            case LAST_EMM_TIME -> last == null ? null : LwM2mSingleResource.newDateResource(id, Date.from(last));
            case LAST_EMM_SEQUENCE -> last == null
                    ? null
                    : LwM2mSingleResource.newUnsignedIntegerResource(id, ULong.valueOf(tally.lastSequence()));
            case LOAD_EMM, CA_SYSTEM_ID, CARD_SERIAL, CARD_STATUS, PAIRED, PAIRED_STB_ID, ENTITLEMENT,
                    ENTITLEMENT_COUNT, LAST_ECM_RESULT, CARD_DATE, REFRESH_ENTITLEMENTS, RE_PAIR, NO_KEY_COUNTER ->
                null;
        };
    }

    private @Nullable LwM2mResource ofCard(ConditionalAccessResource resource, CardReader.State card) {
        int id = resource.id();
        return switch (resource) {
            case CARD_SERIAL -> LwM2mSingleResource.newStringResource(id, card.serialNumber());
            case CARD_STATUS -> LwM2mSingleResource.newIntegerResource(id, status(card));
            case PAIRED -> LwM2mSingleResource.newBooleanResource(id, card.paired());
            // Which other box a card belongs to, it does not say.
            case PAIRED_STB_ID -> card.paired() ? LwM2mSingleResource.newStringResource(id, box) : null;
            case ENTITLEMENT_COUNT -> LwM2mSingleResource.newIntegerResource(id, card.entitlements());
            case LAST_ECM_RESULT -> LwM2mSingleResource.newIntegerResource(id, lastEcm(card));
            case NO_KEY_COUNTER -> LwM2mSingleResource.newIntegerResource(id, card.decryptionFailuresWithoutKey());
            case CA_SYSTEM_ID, ENTITLEMENT, LAST_EMM_TIME, EMM_RECEIVED_COUNT, LAST_EMM_SEQUENCE, CARD_DATE,
                    REFRESH_ENTITLEMENTS, RE_PAIR, LOAD_EMM ->
                null;
        };
    }

    @Override
    public ExecuteResponse execute(ConditionalAccessResource resource, Arguments arguments) {
        return switch (resource) {
            case REFRESH_ENTITLEMENTS -> reader.refresh()
                    ? ExecuteResponse.success()
                    : ExecuteResponse.internalServerError("the card's rights cannot be asked for now");
            case CA_SYSTEM_ID, CARD_SERIAL, CARD_STATUS, PAIRED, PAIRED_STB_ID, ENTITLEMENT, ENTITLEMENT_COUNT,
                    LAST_EMM_TIME, EMM_RECEIVED_COUNT, LAST_EMM_SEQUENCE, LAST_ECM_RESULT, CARD_DATE, RE_PAIR, LOAD_EMM,
                    NO_KEY_COUNTER ->
                ExecuteResponse.methodNotAllowed();
        };
    }

    @Override
    public WriteResponse write(ConditionalAccessResource resource, LwM2mResource value) {
        return switch (resource) {
            case LOAD_EMM -> emm != null && value.getValue() instanceof byte[] section
                    ? answer(emm.take(section))
                    : WriteResponse.badRequest("an EMM is opaque");
            case CA_SYSTEM_ID, CARD_SERIAL, CARD_STATUS, PAIRED, PAIRED_STB_ID, ENTITLEMENT, ENTITLEMENT_COUNT,
                    LAST_EMM_TIME, EMM_RECEIVED_COUNT, LAST_EMM_SEQUENCE, LAST_ECM_RESULT, CARD_DATE,
                    REFRESH_ENTITLEMENTS, RE_PAIR, NO_KEY_COUNTER ->
                WriteResponse.methodNotAllowed();
        };
    }

    /// A repetition is as good as the first: the server may not have heard its answer. One that was overtaken is not, because it
    /// may never have been obeyed.
    private static WriteResponse answer(Reception met) {
        return switch (met) {
            case Reception.Executed _,Reception.Repeated _ -> WriteResponse.success();
            case Reception.Overtaken(long _, long last) ->
                WriteResponse.badRequest("the EMM is too old: " + last + " was obeyed before");
            case Reception.Refused(long _, var reasons) ->
                WriteResponse.badRequest("the box cannot do that: " + String.join(", ", reasons));
            case Reception.Failed(long _, var reasons) -> WriteResponse.internalServerError(String.join(", ", reasons));
            case Reception.NotForUs() -> WriteResponse.badRequest("the EMM is for another address");
            case Reception.Expired(var expiry) -> WriteResponse.badRequest("the EMM expired at " + expiry);
            case Reception.NoKey(int slot) -> WriteResponse.badRequest("the box has no key in slot " + slot);
            case Reception.Malformed(var reason) -> WriteResponse.badRequest("the EMM is malformed: " + reason);
            case Reception.Forged(var reason) -> WriteResponse.badRequest("the EMM is forged: " + reason);
        };
    }

    private static int status(CardReader.State card) {
        return switch (card.status()) {
            case NONE -> 0;
            case RUNNING -> 1;
            case ERROR -> 2;
        };
    }

    private static int lastEcm(CardReader.State card) {
        return switch (card.status()) {
            case NONE, ERROR -> 5;
            case RUNNING -> !card.paired() ? 3 : card.entitlements() == 0 ? 1 : 0;
        };
    }
}
