//! The shape of groups and personas in answers, and of the ids and change keys in them (IM-034 to IM-057,
//! IM-187, IM-191). Whole elements are compared as they are written, so that order and namespaces are part of
//! every test.

use ews_sim::mailbox::{
    ChangeKey, DecodedId, FolderKey, Guid, Moniker, NewContact, Policies, Processing, StoreId,
};
use ews_sim::{Reply, Simulator};

use crate::support::furnished::{MESSAGES, STAFF, TYPES, body_of, furnished, ids_of};
use crate::support::{ADA, BOB, send, send_bytes, simulator, succeed};

const LIST: &str = "<m:GetImItemList/>";
const LIST_WITH_NAMES: &str = "<m:GetImItemList><m:ExtendedProperties><t:ExtendedProperty \
    PropertyTag=\"0x3001\" PropertyType=\"String\"/></m:ExtendedProperties></m:GetImItemList>";

/// Ada's mailbox has Carol in Work and Team on the list, and nothing else.
fn world() -> Simulator {
    furnished(Simulator::builder().start_at("2012-11-07T00:10:35.25Z"))
}

/// What is between the first tag that starts with `start` and the last `end`, both included.
#[track_caller]
fn between<'r>(reply: &'r Reply, start: &str, end: &str) -> &'r str {
    let text = reply.text();
    let from = text.find(start).unwrap_or_else(|| panic!("no {start} in\n{reply}"));
    let to = text.rfind(end).unwrap_or_else(|| panic!("no {end} in\n{reply}"));
    &text[from..to + end.len()]
}

/// The group of that name as it is written in a list.
#[track_caller]
fn group_named(reply: &Reply, name: &str) -> String {
    let text = reply.text();
    let at = text.find(&format!("<DisplayName>{name}<")).unwrap_or_else(|| panic!("no {name} in\n{reply}"));
    let from = text[..at].rfind("<ImGroup>").expect("a name is the first child of its group");
    let to = from + text[from..].find("</ImGroup>").expect("what starts ends");
    text[from..to + "</ImGroup>".len()].to_owned()
}

/// The id of the folder a mailbox has for something.
fn mailbox_guid(simulator: &Simulator) -> Guid {
    simulator.mailbox(ADA).expect("built with it").guid()
}

#[test]
fn im_034_035_041_118_a_fresh_mailbox_has_the_three_default_groups_and_no_personas() {
    let mut simulator = simulator();
    let reply = succeed(&mut simulator, LIST);
    let ids: Vec<_> = reply.ids("ExchangeStoreId").into_iter().map(|id| id.id).collect();
    let groups = ["Other Contacts", "Tagged", "Favorites"].iter().zip(&ids).map(|(name, id)| {
        let class = name.replace(' ', "");
        format!(
            "<ImGroup><DisplayName>{name}</DisplayName><GroupType>IPM.DistList.MOC.{class}</GroupType>\
             <ExchangeStoreId Id=\"{id}\" ChangeKey=\"EgAAAA==\"/></ImGroup>"
        )
    });
    let expected = format!(
        "<GetImItemListResponse ResponseClass=\"Success\" xmlns=\"{MESSAGES}\">\
         <ResponseCode>NoError</ResponseCode>\
         <ImItemList><Groups xmlns=\"{TYPES}\">{}</Groups></ImItemList></GetImItemListResponse>",
        groups.collect::<String>()
    );
    assert_eq!(body_of(&reply), expected);
    assert_eq!(ids.len(), 3);
}

#[test]
fn im_035_the_other_two_group_types_are_those_of_user_and_distribution_groups() {
    let reply = succeed(&mut world(), LIST);
    let types = ["OtherContacts", "Tagged", "Favorites", "UserGroup", "DG"];
    assert_eq!(reply.texts("GroupType"), types.map(|name| format!("IPM.DistList.MOC.{name}")));
}

#[test]
fn im_036_037_the_change_key_of_a_group_never_changes() {
    let mut simulator = world();
    let ids = ids_of(&simulator, ADA);
    let list = succeed(&mut simulator, LIST);
    for id in list.ids("ExchangeStoreId") {
        assert_eq!(id.change_key.as_deref(), Some("EgAAAA=="));
    }
    let (group, contact) = (&ids.group, &ids.contact);
    for body in [
        format!(
            "<m:SetImGroup><m:GroupId {group}/><m:NewDisplayName>Labour</m:NewDisplayName></m:SetImGroup>"
        ),
        format!(
            "<m:AddNewImContactToGroup><m:ImAddress>dan@example.test</m:ImAddress><m:GroupId {group}/>\
             </m:AddNewImContactToGroup>"
        ),
        format!(
            "<m:RemoveImContactFromGroup><m:ContactId {contact}/><m:GroupId {group}/>\
             </m:RemoveImContactFromGroup>"
        ),
    ] {
        succeed(&mut simulator, &body);
        let reply = succeed(&mut simulator, LIST);
        assert!(reply.text().contains(&format!("<ExchangeStoreId {group}/>")), "{reply}");
        for id in reply.ids("ExchangeStoreId") {
            assert_eq!(id.change_key.as_deref(), Some("EgAAAA=="));
        }
    }
}

#[test]
fn im_038_044_members_carry_the_id_of_their_source_and_the_short_change_key() {
    let mut simulator = world();
    let reply = succeed(&mut simulator, LIST);
    let [source] = &reply.ids("SourceId")[..] else { panic!("{reply}") };
    let members = format!(
        "<MemberCorrelationKey><ItemId Id=\"{}\" ChangeKey=\"EQAAAA==\"/></MemberCorrelationKey>",
        source.id
    );
    assert!(group_named(&reply, "Work").contains(&members), "{reply}");
    assert_eq!(reply.text().matches("<MemberCorrelationKey>").count(), 1);
}

#[test]
fn im_039_053_the_change_key_of_a_source_is_that_of_a_version_of_a_contact() {
    let mut simulator = world();
    let replica = simulator.mailbox(ADA).expect("built with it").replica();
    let add =
        "<m:AddNewImContactToGroup><m:ImAddress>dan@example.test</m:ImAddress></m:AddNewImContactToGroup>";
    let added = succeed(&mut simulator, add);
    let listed = succeed(&mut simulator, LIST);
    let mut keys = Vec::new();
    for source in listed.ids("SourceId") {
        assert!(!source.id.is_empty());
        let text = source.change_key.expect("a source has one");
        let key = ChangeKey::decode(&text).expect("it is well formed");
        assert_eq!((text.len(), key.object_type), (40, 17));
        assert!(text.starts_with("EQAAABYAAA"), "{text}: type 17, length 22");
        let version = key.version.expect("the full form");
        assert_eq!(version.replica, replica);
        keys.push(version.counter.value());
    }
    assert!(keys[0] < keys[1], "{keys:?}");
    assert_eq!(added.ids("SourceId"), listed.ids("SourceId")[1..]);
}

#[test]
fn im_040_068_the_children_of_a_group_come_in_the_order_of_the_schema() {
    let mut simulator = world();
    let ids = ids_of(&simulator, ADA);
    let reply = succeed(&mut simulator, LIST_WITH_NAMES);
    let properties = |name: &str| {
        format!(
            "<ExtendedProperties><ExtendedProperty><ExtendedFieldURI PropertyTag=\"0x3001\" \
             PropertyType=\"String\"/><Value>{name}</Value></ExtendedProperty></ExtendedProperties>"
        )
    };
    let contact = &reply.ids("SourceId")[0].id;
    let work = format!(
        "<ImGroup><DisplayName>Work</DisplayName><GroupType>IPM.DistList.MOC.UserGroup</GroupType>\
         <ExchangeStoreId {}/><MemberCorrelationKey><ItemId Id=\"{contact}\" ChangeKey=\"EQAAAA==\"/>\
         </MemberCorrelationKey>{}</ImGroup>",
        ids.group,
        properties("Work")
    );
    let team = format!(
        "<ImGroup><DisplayName>Team</DisplayName><GroupType>IPM.DistList.MOC.DG</GroupType>\
         <ExchangeStoreId {}/>{}<SmtpAddress>team@example.test</SmtpAddress></ImGroup>",
        ids.distribution_group,
        properties("Team")
    );
    assert_eq!(group_named(&reply, "Work"), work);
    assert_eq!(group_named(&reply, "Team"), team);
}

#[test]
fn im_041_a_group_that_nobody_is_in_any_more_has_no_member_element() {
    let mut simulator = world();
    let ids = ids_of(&simulator, ADA);
    assert!(group_named(&succeed(&mut simulator, LIST), "Work").contains("MemberCorrelationKey"));
    let remove =
        format!("<m:RemoveContactFromImList><m:ContactId {}/></m:RemoveContactFromImList>", ids.contact);
    succeed(&mut simulator, &remove);
    assert!(!succeed(&mut simulator, LIST).text().contains("MemberCorrelationKey"));
}

#[test]
fn im_042_a_group_alone_is_in_the_messages_namespace_and_its_children_in_types() {
    let mut simulator = world();
    let t = format!(" xmlns=\"{TYPES}\"");
    let add = "<m:AddImGroup><m:DisplayName>Friends</m:DisplayName></m:AddImGroup>";
    let reply = succeed(&mut simulator, add);
    let id = &reply.ids("ExchangeStoreId")[0].id;
    let expected = format!(
        "<AddImGroupResponse ResponseClass=\"Success\" xmlns=\"{MESSAGES}\">\
         <ResponseCode>NoError</ResponseCode>\
         <ImGroup><DisplayName{t}>Friends</DisplayName><GroupType{t}>IPM.DistList.MOC.UserGroup</GroupType>\
         <ExchangeStoreId Id=\"{id}\" ChangeKey=\"EgAAAA==\"{t}/></ImGroup></AddImGroupResponse>"
    );
    assert_eq!(body_of(&reply), expected);

    let add = format!(
        "<m:AddDistributionGroupToImList><m:SmtpAddress>{STAFF}</m:SmtpAddress>\
         </m:AddDistributionGroupToImList>"
    );
    let reply = succeed(&mut simulator, &add);
    let id = &reply.ids("ExchangeStoreId")[0].id;
    let expected = format!(
        "<ImGroup><DisplayName{t}>{STAFF}</DisplayName><GroupType{t}>IPM.DistList.MOC.DG</GroupType>\
         <ExchangeStoreId Id=\"{id}\" ChangeKey=\"EgAAAA==\"{t}/><SmtpAddress{t}>{STAFF}</SmtpAddress>\
         </ImGroup>"
    );
    assert_eq!(between(&reply, "<ImGroup>", "</ImGroup>"), expected);
}

/// Carol, as every answer shows her; `{t}` stands for the declaration of the types namespace.
fn carol(simulator: &Simulator) -> String {
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let contact = mailbox.im_contacts().next().expect("Carol is there");
    let persona = mailbox.persona_id(contact.person());
    let source = ids_of(simulator, ADA).contact;
    let value = |value: &str| {
        format!(
            "<StringAttributedValue><Value>{value}</Value><Attributions><Attribution>0</Attribution>\
             </Attributions></StringAttributedValue>"
        )
    };
    format!(
        "<PersonaId Id=\"{persona}\"{{t}}/><PersonaType{{t}}>Person</PersonaType>\
         <CreationTime{{t}}>2012-11-07T00:10:35Z</CreationTime><DisplayName{{t}}>Carol</DisplayName>\
         <DisplayNameFirstLast{{t}}>Carol</DisplayNameFirstLast>\
         <DisplayNameLastFirst{{t}}>Carol</DisplayNameLastFirst><FileAs{{t}}/><FileAsId{{t}}>None</FileAsId>\
         <ImAddress{{t}}>carol@example.test</ImAddress><RelevanceScore{{t}}>2147483647</RelevanceScore>\
         <Attributions{{t}}><Attribution><Id>0</Id><SourceId {source}/>\
         <DisplayName>Lync Contacts</DisplayName>\
         <IsWritable>false</IsWritable><IsQuickContact>true</IsQuickContact><IsHidden>false</IsHidden>\
         </Attribution></Attributions><DisplayNames{{t}}>{}</DisplayNames><FileAsIds{{t}}>{}</FileAsIds>\
         <ImAddresses{{t}}>{}</ImAddresses>",
        value("Carol"),
        value("None"),
        value("carol@example.test")
    )
}

#[test]
fn im_043_049_050_051_052_055_187_a_persona_in_a_list_is_in_the_types_namespace() {
    let mut simulator = world();
    let expected = carol(&simulator).replace("{t}", "");
    let reply = succeed(&mut simulator, LIST);
    let personas = format!("<Personas xmlns=\"{TYPES}\"><Persona>{expected}</Persona></Personas>");
    assert_eq!(between(&reply, "<Personas", "</Personas>"), personas);
}

#[test]
fn im_043_049_a_persona_alone_is_in_the_messages_namespace_and_its_children_in_types() {
    let mut simulator = world();
    let expected = carol(&simulator).replace("{t}", &format!(" xmlns=\"{TYPES}\""));
    let add =
        "<m:AddNewImContactToGroup><m:ImAddress>carol@example.test</m:ImAddress></m:AddNewImContactToGroup>";
    let reply = succeed(&mut simulator, add);
    assert_eq!(
        body_of(&reply),
        format!(
            "<AddNewImContactToGroupResponse ResponseClass=\"Success\" xmlns=\"{MESSAGES}\">\
             <ResponseCode>NoError</ResponseCode><Persona>{expected}</Persona>\
             </AddNewImContactToGroupResponse>"
        )
    );
}

#[test]
fn im_045_the_id_of_a_group_decodes_to_an_item_of_the_mailbox() {
    let mut simulator = world();
    let guid = mailbox_guid(&simulator);
    for id in succeed(&mut simulator, LIST).ids("ExchangeStoreId") {
        let prefix = &id.id[..4];
        assert!(matches!(prefix, "AAMk" | "AQMk"), "{prefix}");
        let decoded = match DecodedId::decode(&id.id) {
            Ok(DecodedId::Mailbox(decoded)) => decoded,
            other => panic!("{other:?} is no object of a mailbox"),
        };
        assert_eq!((decoded.moniker, decoded.processing), (Moniker::Guid(guid), Processing::Normal));
        assert!(matches!(decoded.store_id, StoreId::Item(_)), "{:?}", decoded.store_id);
    }
}

#[test]
fn im_045_an_id_is_accepted_compressed_and_not() {
    let simulator = world();
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let written = mailbox.item_id_of(mailbox.im_group_named("Work").expect("furnished with it"));
    let [plain, compressed] = both_forms(&written);
    assert!(plain.starts_with("AAMk") && compressed.starts_with("AQMk"), "{plain} {compressed}");
    assert!(written == plain || written == compressed);
    for id in [plain, compressed] {
        let body = format!("<m:RemoveImGroup><m:GroupId Id=\"{id}\"/></m:RemoveImGroup>");
        succeed(&mut simulator.clone(), &body);
    }
}

/// The same id with its payload as it is, and run-length compressed: a byte twice, then how often it comes
/// again.
fn both_forms(id: &str) -> [String; 2] {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    let bytes = engine.decode(id).expect("an id is base64");
    let payload = match bytes.split_first() {
        Some((0, payload)) => payload.to_vec(),
        Some((1, compressed)) => expanded(compressed),
        _ => panic!("{id} has no known form"),
    };
    let mut plain = vec![0];
    plain.extend(&payload);
    let mut compressed = vec![1];
    for run in payload.chunk_by(|left, right| left == right) {
        match run {
            [byte] => compressed.push(*byte),
            [byte, _, more @ ..] => {
                let more = u8::try_from(more.len()).expect("runs are short here");
                compressed.extend([*byte, *byte, more]);
            }
            [] => {}
        }
    }
    [plain, compressed].map(|bytes| engine.encode(bytes))
}

fn expanded(compressed: &[u8]) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), compressed);
    while let [byte, after @ ..] = rest {
        match after {
            [again, more, after @ ..] if again == byte => {
                bytes.extend(std::iter::repeat_n(*byte, 2 + usize::from(*more)));
                rest = after;
            }
            _ => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    bytes
}

#[test]
fn im_046_047_a_persona_id_decodes_to_the_mailbox_and_a_person_and_has_no_change_key() {
    let mut simulator = world();
    let guid = mailbox_guid(&simulator);
    let reply = succeed(&mut simulator, LIST);
    let [id] = &reply.ids("PersonaId")[..] else { panic!("{reply}") };
    assert_eq!((&id.id[..4], &id.change_key), ("AAQk", &None));
    let Ok(DecodedId::Conversation(decoded)) = DecodedId::decode(&id.id) else { panic!("{}", id.id) };
    assert_eq!((decoded.moniker, decoded.processing), (Moniker::Guid(guid), Processing::Normal));
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let person = mailbox.locate_person(decoded.guid).expect("the person is there");
    assert!(mailbox.person(person).is_some_and(|person| person.has_im_contact()));
}

#[test]
fn im_048_the_one_complete_persona_id_in_print_survives_a_round_trip() {
    let text = "AAQkAGQ1MjJjMTBkLTc4Y2UtNDA5Ny04ZjU5LWI3MTYzNGNkZmRkYQAQAJ3EkhEEXN5KufGbSYJanZk=";
    let decoded = DecodedId::decode(text).expect("it is well formed");
    assert_eq!(decoded.encode(), text);
    let DecodedId::Conversation(id) = decoded else { panic!("{decoded:?}") };
    assert_eq!(id.moniker.to_text(), "d522c10d-78ce-4097-8f59-b71634cdfdda");
    assert_eq!(Some(id.guid), Guid::parse("1192c49d-5c04-4ade-b9f1-9b49825a9d99"));
}

/// An ordinary contact with two addresses, one of which Carol's IM address is.
fn with_linked_contact(policies: Policies) -> Simulator {
    let mut simulator = furnished(Simulator::builder().start_at("2012-11-07T00:10:35Z").policies(policies));
    let now = simulator.now();
    let contact = NewContact {
        display_name: "Carol Dixon",
        email_addresses: &["CAROL@example.test", "dixon@example.test"],
        im_address: None,
    };
    simulator.mailbox_mut(ADA).expect("built with it").add_contact(contact, now);
    simulator
}

#[test]
fn im_054_056_attributions_are_numbered_and_values_refer_to_them() {
    let mut simulator = with_linked_contact(Policies::default());
    let reply = succeed(&mut simulator, LIST);
    let attributions = between(&reply, "<Attributions>", "</ImAddresses>");
    let order: Vec<_> =
        attributions.match_indices("<Id>").map(|(at, _)| &attributions[at + 4..at + 5]).collect();
    assert_eq!(order, ["0", "1"]);
    let emails = "<Emails1><EmailAddressAttributedValue><Value><Name>Carol Dixon</Name>\
        <EmailAddress>CAROL@example.test</EmailAddress><RoutingType>SMTP</RoutingType></Value>\
        <Attributions><Attribution>0</Attribution></Attributions></EmailAddressAttributedValue></Emails1>";
    assert!(reply.text().contains(emails), "{reply}");
    let im_addresses = "<ImAddresses><StringAttributedValue><Value>carol@example.test</Value>\
        <Attributions><Attribution>1</Attribution></Attributions></StringAttributedValue></ImAddresses>";
    assert!(reply.text().contains(im_addresses), "{reply}");
    let file_as_ids = "<FileAsIds><StringAttributedValue><Value>None</Value><Attributions>\
        <Attribution>0</Attribution><Attribution>1</Attribution></Attributions></StringAttributedValue>\
        </FileAsIds>";
    assert!(reply.text().contains(file_as_ids), "{reply}");
    let single = "<EmailAddress><Name>Carol Dixon</Name><EmailAddress>CAROL@example.test</EmailAddress>\
        <RoutingType>SMTP</RoutingType></EmailAddress>";
    assert!(reply.text().contains(single), "{reply}");
}

#[test]
fn im_050_054_056_the_preview_shape_keeps_to_the_same_rules() {
    let mut policies = Policies::default();
    policies.preview_2012_shape = true;
    let mut simulator = furnished(Simulator::builder().policies(policies));
    let reply = succeed(&mut simulator, LIST);
    let [persona_type, relevance_score, file_as_id] =
        ["PersonaType", "RelevanceScore", "FileAsId"].map(|name| reply.texts(name));
    assert_eq!([persona_type, relevance_score, file_as_id], [["Person"], ["2147483647"], ["None"]]);
    let emails = "<Emails1><EmailAddressAttributedValue><Value><Name>Carol</Name>\
        <EmailAddress>carol@example.test</EmailAddress><RoutingType>SMTP</RoutingType></Value>\
        <Attributions><Attribution>0</Attribution></Attributions></EmailAddressAttributedValue></Emails1>";
    assert!(reply.text().contains(emails), "{reply}");
    assert!(!reply.text().contains("<FileAs>") && !reply.text().contains("<FileAs/>"), "{reply}");
    let folder = simulator.mailbox(ADA).expect("built with it").folder_id_of(FolderKey::QUICK_CONTACTS);
    let attribution = format!(
        "<DisplayName>Outlook</DisplayName><IsWritable>true</IsWritable><IsQuickContact>true</IsQuickContact>\
         <IsHidden>false</IsHidden><FolderId Id=\"{folder}\" ChangeKey=\"AQAAAA==\"/></Attribution>"
    );
    assert!(reply.text().contains(&attribution), "{reply}");
}

#[test]
fn im_055_creation_time_is_the_clock_in_whole_seconds() {
    let mut simulator = world();
    simulator.advance(std::time::Duration::from_millis(1_999));
    let add = "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:1</m:TelUriAddress>\
        <m:ImContactSipUriAddress>\
        sip:d@example.test</m:ImContactSipUriAddress><m:ImTelephoneNumber>1</m:ImTelephoneNumber>\
        </m:AddNewTelUriContactToGroup>";
    let reply = succeed(&mut simulator, add);
    assert_eq!(reply.texts("CreationTime"), ["2012-11-07T00:10:37Z"]);
    let mut long_ago = Simulator::builder().start_at("1969-12-31T23:59:58.25Z").mailbox(ADA).build();
    assert_eq!(succeed(&mut long_ago, add).texts("CreationTime"), ["1969-12-31T23:59:58Z"]);
}

#[test]
fn im_057_no_answer_has_a_file_as_header() {
    let mut preview = Policies::default();
    preview.preview_2012_shape = true;
    for policies in [Policies::default(), preview] {
        let reply = succeed(&mut with_linked_contact(policies), LIST_WITH_NAMES);
        assert!(!reply.text().contains("FileAsHeader"), "{reply}");
        assert!(reply.text().contains("FileAsId"), "{reply}");
    }
}

#[test]
fn im_187_a_telephone_contact_files_as_nothing_too() {
    let mut simulator = world();
    let add = "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:1</m:TelUriAddress>\
        <m:ImContactSipUriAddress>\
        sip:d@example.test</m:ImContactSipUriAddress><m:ImTelephoneNumber>1</m:ImTelephoneNumber>\
        </m:AddNewTelUriContactToGroup>";
    let reply = succeed(&mut simulator, add);
    assert!(reply.text().contains(&format!("<FileAs xmlns=\"{TYPES}\"/>")), "{reply}");
}

#[test]
fn im_191_the_folders_have_the_classes_of_the_im_list_in_any_case() {
    let simulator = world();
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let folder = |key| mailbox.folder(key).expect("every mailbox has it");
    let (groups, contacts) = (folder(FolderKey::IM_CONTACT_LIST), folder(FolderKey::QUICK_CONTACTS));
    assert!(!groups.is_of_class("IPF.Contact"));
    assert!(!groups.is_of_class("IPF.Contact.MOC.QuickContacts"));
    assert_eq!(groups.folder_class(), Some("IPF.Contact.MOC.ImContactList"));
    assert_eq!(contacts.folder_class(), Some("IPF.Contact.MOC.QuickContacts"));
    assert!(groups.is_of_class("IPF.Contact.Moc.ImContactList"));
    assert!(contacts.is_of_class("ipf.contact.moc.quickcontacts"));
}

#[test]
fn the_same_objects_in_two_mailboxes_have_different_ids() {
    let mut simulator = world();
    let ada = send(&mut simulator, LIST);
    let bob = send_bytes(&mut simulator, BOB, crate::support::envelope(LIST).as_bytes());
    for name in ["ExchangeStoreId", "SourceId", "PersonaId"] {
        let (ada, bob) = (ada.ids(name), bob.ids(name));
        assert_eq!(ada.len(), bob.len());
        assert!(ada.iter().all(|id| !bob.contains(id)), "{name}");
    }
}
