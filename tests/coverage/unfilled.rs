//! Properties that no client sets and no answer has, and what is never told of persons.

use std::collections::BTreeSet;

use ews_sim::ServerProfile;
use ews_sim::property::{FolderKind, ItemKind, Kind, Property, PropertyId};
use ews_sim::schema::Persona;
use ews_sim::wire::{Described as _, ExchangeVersion};

use super::walk::{is_set_by_clients, kinds, parts};
use super::world::World;

/// Properties of one table that are never answered.
pub struct Unfilled {
    /// The table.
    pub family: &'static str,
    /// Their elements; none for all of the table.
    pub elements: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

/// All of them.
pub const UNFILLED: &[Unfilled] = &[
    Unfilled {
        family: "Item",
        elements: &[
            "RetentionDate",
            "RightsManagementLicenseData",
            "PredictedActionReasons",
            "IsClutter",
            "SearchKey",
            "SortKey",
            "MentionedMe",
            "MentionsPreview",
            "MentionsEx",
            "AppliedHashtags",
            "AppliedHashtagsPreview",
            "Likes",
            "LikesPreview",
            "PendingSocialActivityTagIds",
            "AtAllMention",
            "CanDelete",
            "InferenceClassification",
        ],
        reason: "retention, rights management, learning and social features are not simulated",
    },
    Unfilled {
        family: "Message",
        elements: &[
            "ApprovalRequestData",
            "VotingInformation",
            "ReminderMessageData",
            "MessageSafety",
            "SenderSMTPAddress",
            "MailboxGuids",
            "PublishedCalendarItemIcs",
            "PublishedCalendarItemName",
        ],
        reason: "approvals, votes and what servers of consumers add are not simulated",
    },
    Unfilled {
        family: "CalendarItem",
        elements: &[
            "RecurrenceId",
            "OriginalStart",
            "InboxReminders",
            "ConflictingMeetings",
            "AdjacentMeetings",
            "AppointmentReplyTime",
            "FirstOccurrence",
            "LastOccurrence",
            "ModifiedOccurrences",
            "DeletedOccurrences",
            "JoinOnlineMeetingUrl",
            "OnlineMeetingSettings",
            "CalendarActivityData",
            "DoNotForwardMeeting",
        ],
        reason: "meetings and series are not simulated",
    },
    Unfilled {
        family: "Contact",
        elements: &[
            "PhoneticFullName",
            "PhoneticFirstName",
            "PhoneticLastName",
            "Alias",
            "Notes",
            "Photo",
            "UserSMIMECertificate",
            "MSExchangeCertificate",
            "DirectoryId",
            "ManagerMailbox",
            "DirectReports",
        ],
        reason: "only the directory has it, and that of the simulator does not",
    },
    Unfilled {
        family: "Contact",
        elements: &[
            "AbchEmailAddresses",
            "AccountName",
            "IsAutoUpdateDisabled",
            "IsMessengerEnabled",
            "Comment",
            "ContactShortId",
            "ContactType",
            "Gender",
            "IsHidden",
            "ObjectId",
            "PassportId",
            "IsPrivate",
            "SourceId",
            "TrustLevel",
            "CreatedBy",
            "Urls",
            "Cid",
            "SkypeAuthCertificate",
            "SkypeContext",
            "SkypeId",
            "SkypeRelationship",
            "YomiNickname",
            "XboxLiveTag",
            "InviteFree",
            "HidePresenceAndProfile",
            "IsPendingOutbound",
            "SupportGroupFeeds",
            "UserTileHash",
            "UnifiedInbox",
            "Mris",
            "Wlid",
            "AbchContactId",
            "NotInBirthdayCalendar",
            "ShellContactType",
            "ImMri",
            "PresenceTrustLevel",
            "OtherMri",
            "ProfileLastChanged",
            "MobileIMEnabled",
            "PartnerNetworkProfilePhotoUrl",
            "PartnerNetworkThumbnailPhotoUrl",
            "PersonId",
            "ConversationGuid",
        ],
        reason: "only servers of consumers have it",
    },
    Unfilled {
        family: "Task",
        elements: &["AssignedTime", "DelegationState", "Delegator"],
        reason: "tasks are not assigned to others",
    },
    Unfilled {
        family: "BaseFolder",
        elements: &["ManagedFolderInformation", "ReplicaList"],
        reason: "managed and public folders are not simulated",
    },
    Unfilled {
        family: "CalendarFolder",
        elements: &["SharingEffectiveRights"],
        reason: "sharing with other organizations is not simulated",
    },
    Unfilled {
        family: "ContactsFolder",
        elements: &["SharingEffectiveRights", "SourceId", "AccountName"],
        reason: "sharing and accounts elsewhere are not simulated",
    },
    Unfilled {
        family: "Persona",
        elements: &[
            "AssistantNames",
            "AssistantPhoneNumbers",
            "Birthdays",
            "Bodies",
            "BusinessAddresses",
            "BusinessHomePages",
            "BusinessPhoneNumbers2",
            "CallbackPhones",
            "CarPhones",
            "Children",
            "DisplayNamePrefix",
            "DisplayNamePrefixes",
            "FolderIds",
            "Hobbies",
            "HomeAddresses",
            "HomeFaxes",
            "HomePhones2",
            "ImAddresses2",
            "ImAddresses3",
            "Location",
            "Locations",
            "Managers",
            "MiddleName",
            "MiddleNames",
            "MobilePhones2",
            "OrganizationMainPhones",
            "OtherAddresses",
            "OtherFaxes",
            "OtherPhones2",
            "Pagers",
            "PersonaObjectStatus",
            "PersonalHomePages",
            "PhoneNumber",
            "Professions",
            "RadioPhones",
            "Schools",
            "SpouseNames",
            "TTYTDDPhoneNumbers",
            "TelexNumbers",
            "WeddingAnniversaries",
            "WorkFaxes",
            "YomiCompanyName",
            "YomiCompanyNames",
            "YomiFirstName",
            "YomiFirstNames",
            "YomiLastName",
            "YomiLastNames",
        ],
        reason: "the simulator tells less of a contact here than a server may",
    },
    Unfilled {
        family: "Persona",
        elements: &[
            "CompanyNameSortKey",
            "DisplayNameFirstLastHeader",
            "DisplayNameFirstLastSortKey",
            "DisplayNameLastFirstHeader",
            "DisplayNameLastFirstSortKey",
            "HomeCitySortKey",
            "WorkCitySortKey",
        ],
        reason: "no document says how servers make it",
    },
    Unfilled {
        family: "Persona",
        elements: &[
            "InlineLinks",
            "ItemLinkIds",
            "HasActiveDeals",
            "IsBusinessContact",
            "AttributedHasActiveDeals",
            "AttributedIsBusinessContact",
            "SourceMailboxGuids",
            "LastContactedDate",
            "ExternalDirectoryObjectId",
            "MapiEntryId",
            "MapiEmailAddress",
            "MapiAddressType",
            "MapiSearchKey",
            "MapiTransmittableDisplayName",
            "MapiSendRichInfo",
        ],
        reason: "no document says what it is",
    },
    Unfilled { family: "MeetingMessage", elements: &[], reason: NO_MEETINGS },
    Unfilled { family: "MeetingRequest", elements: &[], reason: NO_MEETINGS },
    Unfilled { family: "MeetingResponse", elements: &[], reason: NO_MEETINGS },
    Unfilled { family: "MeetingCancellation", elements: &[], reason: NO_MEETINGS },
    Unfilled { family: "SharingMessage", elements: &[], reason: NOT_HELD },
    Unfilled { family: "RoleMember", elements: &[], reason: NOT_HELD },
    Unfilled { family: "Network", elements: &[], reason: NOT_HELD },
    Unfilled { family: "Person", elements: &[], reason: NOT_HELD },
];

const NO_MEETINGS: &str = "meetings are not simulated: there is such an item only where a test puts one";
const NOT_HELD: &str = "no mailbox holds such items";

/// What each property is called: its table and its element.
pub type Name = (String, &'static str);

/// The servers that are asked, and the versions of the requests.
const SERVERS: &[(ServerProfile, ExchangeVersion)] = &[
    (ServerProfile::Exchange2013Sp1, ExchangeVersion::Exchange2013Sp1),
    (ServerProfile::Exchange2019, ExchangeVersion::Exchange2016),
];

/// What a property is called.
pub fn name(property: &Property) -> Name {
    let id = format!("{:?}", property.id);
    (id.split('(').next().unwrap_or_default().to_owned(), property.element.name)
}

/// The table of what is told of persons, which is none of properties.
const PERSONA: &str = "Persona";

/// The properties that no client can set, and what is told of persons.
pub fn of_servers() -> BTreeSet<Name> {
    let properties = kinds().flat_map(Kind::properties).filter(|property| !is_set_by_clients(property));
    let of_persons = parts(Persona::complex()).into_iter().map(|part| (PERSONA.to_owned(), part.name));
    properties.map(name).chain(of_persons).collect()
}

/// The properties that some answer has.
pub fn answered() -> BTreeSet<Name> {
    let mut answered = BTreeSet::new();
    for &(profile, version) in SERVERS {
        let world = World::on(profile, version.name());
        let held = ItemKind::ALL.iter().filter(|kind| kind.is_held()).map(|kind| kind.kind());
        for kind in held.chain(FolderKind::ALL.iter().map(|kind| kind.kind())) {
            answered.extend(answered_of(kind, &world, version));
        }
    }
    answered.extend(answered_of_persons(&World::new()));
    answered
}

/// What GetPersona tells of the persons of a world.
fn answered_of_persons(world: &World) -> Vec<Name> {
    let mut answered = Vec::new();
    let olga = "<m:EmailAddress><t:EmailAddress>olga@example.test</t:EmailAddress></m:EmailAddress>";
    for who in [olga, "<m:PersonaId Id='{persona of Ann}'/>"] {
        let reply = world.reply(&format!(
            "<m:GetPersona>{who}<m:AdditionalProperties>\
             <t:ExtendedFieldURI PropertyTag='0x3001' PropertyType='String'/>\
             </m:AdditionalProperties></m:GetPersona>"
        ));
        assert!(reply.is_success(), "{reply}");
        let document = reply.document().expect("every answer is valid");
        let persona = document.body().descendants().find(|node| node.element().name == PERSONA);
        let children = persona.into_iter().flat_map(|persona| persona.children());
        answered.extend(children.map(|child| (PERSONA.to_owned(), child.element().name)));
    }
    answered
}

/// What the things of a kind in a world are answered with when everything is asked for.
fn answered_of(kind: &'static Kind, world: &World, version: ExchangeVersion) -> Vec<Name> {
    let is_item = kind.has(PropertyId::Item(ews_sim::property::ItemProperty::ItemId));
    let known = kind.properties().filter(|it| it.element.since <= version && it.until >= version);
    let paths = known.filter_map(|property| property.field_uri);
    let paths: String = paths.map(|path| format!("<t:FieldURI FieldURI='{path}'/>")).collect();
    let shape = format!("{{AllProperties}}<t:AdditionalProperties>{paths}</t:AdditionalProperties>");
    let mut answered = Vec::new();
    for id in world.ids_of(kind.element.name) {
        let request = if is_item {
            format!("<m:GetItem><m:ItemShape>{shape}</m:ItemShape><m:ItemIds>{id}</m:ItemIds></m:GetItem>")
        } else {
            format!(
                "<m:GetFolder><m:FolderShape>{shape}</m:FolderShape><m:FolderIds>{id}</m:FolderIds>\
                 </m:GetFolder>"
            )
        };
        let reply = world.reply(&request);
        assert!(reply.is_success(), "{reply}");
        let document = reply.document().expect("every answer is valid");
        let shown = document.body().descendants().find(|node| node.element().name == kind.element.name);
        let children = shown.into_iter().flat_map(|node| node.children());
        answered.extend(children.filter_map(|it| kind.property_named(it.element().name)).map(name));
    }
    answered
}
