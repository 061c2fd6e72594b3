// Written by generate.mjs from docs/openapi.json: change that.
import type { Block } from "./blocks.js";
import type { FormSchema } from "./form.js";

export interface paths {
    "/petitions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All petitions
         * @description The published petitions of this site in one language, newest first.
         */
        get: operations["listPetitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One petition
         * @description A petition with its statement, its number of signatures, and a JSON Schema of what a signer sends.
         */
        get: operations["readPetition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/updates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened since people signed
         * @description The published updates of a petition in its own language, the latest first.
         */
        get: operations["listUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/count/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many signed
         * @description The number alone, at most one second old: ask for it as often as you like.
         */
        get: operations["countSignatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a petition grew
         * @description Signatures by day, by hour for the last two days, and by the signers' country and region.
         *
         *     Days and hours are those of the campaign's time zone; those without signatures are left out.
         */
        get: operations["readHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/signatures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who signed in public
         * @description The signers who chose to show their name, newest first. Follow `next` to older ones.
         *
         *     Nobody where the petition shows no names. Who wants to be forgotten is gone from here: webhooks tell of them.
         */
        get: operations["listPublicNames"];
        put?: never;
        /**
         * Sign
         * @description Sign in somebody's name, with their consent. The answer never tells whether the address had signed before.
         *
         *     The petition's `form` says which fields this petition takes and requires. 422 names each field that is
         *     wrong, 409 says that the petition is closed, 429 that too many came from one network or by one key.
         *     `RateLimit` says how many more may come. With a partner's key no puzzle is asked for.
         */
        post: operations["signPetition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/comments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why people sign
         * @description Comments whose writers agreed, as the petition shows them: newest first. Follow `next` to older ones.
         *
         *     One that is gone from here is to be gone from your site too.
         */
        get: operations["listComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/partner/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a partner's key brought
         * @description The consent text to show, and how many signatures the key's partner brought: in all, confirmed, by day.
         *
         *     Only this partner's, and no personal data.
         */
        get: operations["readPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/partners/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who brought how many
         * @description Partners who chose to show it and brought ten or more, the most first. The numbers change once a day.
         */
        get: operations["listPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/log/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public log
         * @description The count by wording and day, where the log of it is, and its last signed checkpoint: all of one moment.
         *
         *     Whoever adds up the log's leaves comes to the same numbers. See docs/transparency.md of the project.
         */
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/petitions/{petition_id}/log/checkpoints/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that was signed
         * @description The checkpoints of the present log: keep one, and see later that the log only grew.
         */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endorsers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Endorsing organizations
         * @description The published organizations, in the order of the site's wall: featured ones first, then by name.
         *
         *     An article before a name does not count, nor do accents: `The Éclair Fund` stands with E.
         */
        get: operations["listEndorsers"];
        put?: never;
        /**
         * Add your organization
         * @description An organization endorses. It is shown once its contact confirmed by mail and an editor has published it.
         *
         *     `locale` is the language of the answer and of the mails to the contact.
         */
        post: operations["addEndorser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endorsers/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the list grew
         * @description Of the organizations that are listed now, how many were first listed on each day of the campaign's time zone.
         *
         *     Days without any are left out.
         */
        get: operations["readEndorsementHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endorsers/facets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be chosen
         * @description How many of the published organizations are national, state or local, and how many work in each region.
         */
        get: operations["readEndorserFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endorsers/form/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The form to endorse
         * @description All that a form of your own shows: fields, hints, limits, words of the boxes, and the version to send back.
         */
        get: operations["readEndorserForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endorsers/{slug}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One organization
         * @description By its `slug`. One that it had before finds it too: the answer says the present one.
         */
        get: operations["readEndorser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The library
         * @description The published resources.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/facets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be chosen
         * @description The values of each filter that the library holds, with how many resources each leads to.
         */
        get: operations["readResourceFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faqs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Questions and answers
         * @description The questions of all published FAQ pages, in the editors' order.
         */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Everything public that has the words: petitions, organizations, resources, questions and pages.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/suggest/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Titles while typing
         * @description Public titles that go on from what is typed, from the second letter on.
         */
        get: operations["suggestTitles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redirects/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Old addresses
         * @description The redirects of this site in the order of their paths; those to what the public may not see are left out.
         */
        get: operations["listRedirects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where everything is
         * @description The addresses of this API's description and of the others.
         */
        get: operations["readRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/site/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The site
         * @description Who runs the campaign, its languages, its look as tokens, the texts for sharing. 404 before it is launched.
         */
        get: operations["readSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/navigation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The menus
         * @description The menus as the site shows them to readers of the language: without links to what is not public.
         */
        get: operations["readNavigation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** BlockOut */
        BlockOut: Block;
        /**
         * LatelyOut
         * @description How many signed lately, in round numbers and up to a minute old.
         */
        LatelyOut: {
            /** More Than */
            more_than: number;
            /**
             * Since
             * @description The beginning of that day where the campaign is.
             * @enum {string}
             */
            since: "today" | "yesterday";
        };
        /** PetitionList */
        PetitionList: {
            /** Items */
            items: components["schemas"]["PetitionOut"][];
            /** Count */
            count: number;
        };
        /** PetitionOut */
        PetitionOut: {
            /** Id */
            id: number;
            /**
             * Locale
             * @description The language that it is in, such as `fr`; all languages share one count.
             */
            locale: string;
            /** Title */
            title: string;
            /**
             * Html Url
             * @description The petition's page on this site.
             */
            html_url: string;
            /**
             * Translations
             * @description The petition in each language, this one among them.
             */
            translations: components["schemas"]["TranslationOut"][];
            /**
             * Published At
             * @description When its words were published last.
             */
            published_at: string | null;
            introduction: components["schemas"]["RichTextOut"];
            /**
             * Target
             * @description To whom it is addressed; may be empty.
             */
            target: string;
            /**
             * Statement
             * @description What people sign.
             */
            statement: components["schemas"]["BlockOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed";
            /**
             * Closes At
             * @description When it closes by itself.
             */
            closes_at: string | null;
            /** @description Once it is closed: what came of it, in place of the form. */
            closing_text: components["schemas"]["RichTextOut"] | null;
            /** Signatures */
            signatures: number;
            /**
             * On Paper
             * @description How many of them were collected on paper.
             */
            on_paper: number;
            /** Goal */
            goal: number | null;
            /** @description Null where few signed lately, and once it is closed. */
            lately: components["schemas"]["LatelyOut"] | null;
            /**
             * Goals
             * @description All goals, ascending; `goal` is the first that is not reached yet.
             */
            goals: number[];
            /**
             * Wording
             * @description Which of the `wordings` the statement is now.
             */
            wording: number | null;
            /**
             * Wordings
             * @description All that were published; their numbers add up to `signatures`.
             */
            wordings: components["schemas"]["WordingOut"][];
            /**
             * Form
             * @description JSON Schema (2020-12) of the body of a signature.
             */
            form: FormSchema;
            thanks: components["schemas"]["ThanksOut"];
            share: components["schemas"]["ShareOut"];
        };
        /** RichTextOut */
        RichTextOut: {
            /**
             * Html
             * @description With absolute addresses.
             */
            html: string;
            /**
             * Text
             * @description The words alone, a line for each paragraph.
             */
            text: string;
        };
        /**
         * ShareImageOut
         * @description A picture for cards: the editors' own, else one that is drawn of title and count.
         */
        ShareImageOut: {
            /** Url */
            url: string;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Alt */
            alt: string;
        };
        /** ShareLinkOut */
        ShareLinkOut: {
            /**
             * Network
             * @description Short name, such as `email` or `bluesky`.
             */
            network: string;
            /** Label */
            label: string;
            /**
             * Href
             * @description Opens the network's form for a new post, prefilled.
             */
            href: string;
            /**
             * Template
             * @description The same for a page of your own: put its address, percent-encoded, in the place of `{url}`.
             */
            template: string;
        };
        /**
         * ShareOut
         * @description What is passed on when somebody shares the petition; all addresses are absolute.
         */
        ShareOut: {
            /** Url */
            url: string;
            /** Title */
            title: string;
            /** Text */
            text: string;
            image: components["schemas"]["ShareImageOut"] | null;
            /**
             * Qr Url
             * @description A QR code of the petition's address, as SVG.
             */
            qr_url: string;
            /** Links */
            links: components["schemas"]["ShareLinkOut"][];
        };
        /**
         * ThanksOut
         * @description What a signer reads after signing.
         */
        ThanksOut: {
            /** Heading */
            heading: string;
            text: components["schemas"]["RichTextOut"];
            /** Next Steps */
            next_steps: components["schemas"]["BlockOut"][];
        };
        /** TranslationOut */
        TranslationOut: {
            /** Id */
            id: number;
            /** Locale */
            locale: string;
            /** Html Url */
            html_url: string;
        };
        /**
         * WordingOut
         * @description One wording of the statement that was published, and how many signed it.
         */
        WordingOut: {
            /**
             * Number
             * @description Counted through all languages of the petition.
             */
            number: number;
            /** Language */
            language: string;
            /**
             * Text
             * @description Normalized: words alone, a paragraph a line.
             */
            text: string;
            /**
             * Sha256
             * @description Of the text in UTF-8.
             */
            sha256: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /**
             * Correction
             * @description What editors said they corrected in it; empty for first words.
             */
            correction: string;
            /**
             * Signatures
             * @description Those on paper included.
             */
            signatures: number;
        };
        /** FieldProblem */
        FieldProblem: {
            /**
             * Field
             * @description The parameter or the field; parts of a nested one are joined by dots.
             */
            field: string;
            /**
             * Pointer
             * @description Where it stands in the body sent, as a JSON Pointer (RFC 6901); null for a parameter or a header.
             */
            pointer?: string | null;
            /**
             * Message
             * @description What is wrong, in words that can be shown beside the field.
             */
            message: string;
        };
        /**
         * ProblemDetails
         * @description Problem details by RFC 9457, with one entry in `errors` for each field that is wrong.
         */
        ProblemDetails: {
            /**
             * Type
             * @description `about:blank`: the status says which kind it is.
             * @default about:blank
             */
            type?: string;
            /**
             * Title
             * @description The status in words.
             */
            title: string;
            /**
             * Status
             * @description The HTTP status.
             */
            status: number;
            /**
             * Detail
             * @description What happened, in a sentence.
             */
            detail: string;
            /** Errors */
            errors?: components["schemas"]["FieldProblem"][];
        };
        /** UpdateList */
        UpdateList: {
            /** Items */
            items: components["schemas"]["UpdateOut"][];
            /** Count */
            count: number;
        };
        /**
         * UpdateOut
         * @description What happened since people signed, as the editors wrote it.
         */
        UpdateOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Html Url
             * @description The update's page on this site.
             */
            html_url: string;
            introduction: components["schemas"]["RichTextOut"];
            /** Body */
            body: components["schemas"]["BlockOut"][];
            /**
             * Mailed At
             * @description When it began to go out by mail; null where it did not.
             */
            mailed_at: string | null;
        };
        /**
         * CountOut
         * @example {
         *       "goal": 10000,
         *       "lately": {
         *         "more_than": 40,
         *         "since": "today"
         *       },
         *       "signatures": 4812
         *     }
         */
        CountOut: {
            /** Signatures */
            signatures: number;
            /** Goal */
            goal: number | null;
            /** @description Null where few signed lately, and once it is closed. */
            lately: components["schemas"]["LatelyOut"] | null;
        };
        /** CountryOut */
        CountryOut: {
            /**
             * Country
             * @description ISO 3166-1 alpha-2; empty where signers gave none.
             */
            country: string;
            /** Name */
            name: string;
            /** Signatures */
            signatures: number;
        };
        /** DayOut */
        DayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Signatures */
            signatures: number;
        };
        /** HistoryOut */
        HistoryOut: {
            /**
             * Days
             * @description Oldest first.
             */
            days: components["schemas"]["DayOut"][];
            /**
             * Hours
             * @description Oldest first, the last 48 hours.
             */
            hours: components["schemas"]["HourOut"][];
            /**
             * Countries
             * @description Most signatures first.
             */
            countries: components["schemas"]["CountryOut"][];
            /**
             * Regions
             * @description Most signatures first, where the postal code tells.
             */
            regions: components["schemas"]["RegionOut"][];
        };
        /** HourOut */
        HourOut: {
            /**
             * Hour
             * Format: date-time
             * @description The beginning of the hour.
             */
            hour: string;
            /** Signatures */
            signatures: number;
        };
        /** RegionOut */
        RegionOut: {
            /** Country */
            country: string;
            /**
             * Region
             * @description State, province or region, by the postal code.
             */
            region: string;
            /** Signatures */
            signatures: number;
        };
        /** NameOut */
        NameOut: {
            /** Name */
            name: string;
            /**
             * Place
             * @description Region and country, as far as they are known.
             */
            place: string;
            /**
             * Id
             * @description Of the signature: `signature.erased` names it when its signer is to be forgotten.
             */
            id: number;
            /**
             * Comment
             * @description Empty, unless its writer agreed and it may be shown: see `/comments/`.
             */
            comment: string;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
        };
        /** NamesOut */
        NamesOut: {
            /** Items */
            items: components["schemas"]["NameOut"][];
            /** Count */
            count: number;
            /**
             * Next
             * @description The cursor of the next page, with older names; null on the last page.
             */
            next: string | null;
        };
        /**
         * SignatureAccepted
         * @description The same for a new signature, for an address that had signed, and for one that is looked at before it counts.
         * @example {
         *       "confirmation": "none",
         *       "status": "accepted"
         *     }
         */
        SignatureAccepted: {
            /**
             * Status
             * @description It has arrived, and counts once it has passed the checks. Show that to the signer, and `/signature/link/`, by which the address's owner sees where it stands.
             * @constant
             */
            status: "accepted";
            /**
             * Confirmation
             * @description `required`: it counts once its address is confirmed by the link of a mail, which is sent when it has passed the checks.
             * @enum {string}
             */
            confirmation: "required" | "none";
        };
        /**
         * SignatureIn
         * @description The fields that the petition's `form` names; others are refused.
         * @example {
         *       "country": "US",
         *       "email": "amara@example.org",
         *       "family_name": "Example",
         *       "given_name": "Amara",
         *       "postal_code": "44114",
         *       "show_name": true,
         *       "source": "partner.example.org",
         *       "subscribe": false
         *     }
         */
        SignatureIn: {
            /** Given Name */
            given_name: string;
            /**
             * Family Name
             * @description May be empty: some people have one name.
             */
            family_name?: string;
            /**
             * Email
             * Format: email
             */
            email: string;
            /** Postal Code */
            postal_code?: string;
            /**
             * Country
             * @description ISO 3166-1 alpha-2.
             */
            country?: string;
            /** City */
            city?: string;
            /** Comment */
            comment?: string;
            /**
             * Age
             * @description `adult` or `minor`, where the petition's `form` asks for it.
             */
            age?: string;
            /**
             * Show Name
             * @description Name and place may be shown in public.
             */
            show_name?: boolean;
            /**
             * Show Comment
             * @description The comment may be shown, with the name only if that may be, too.
             */
            show_comment?: boolean;
            /**
             * Subscribe
             * @description Wants updates by mail. Ask for it with a box that is not ticked.
             */
            subscribe?: boolean;
            /**
             * Answers
             * @description To the petition's own questions, by their key.
             */
            answers?: {
                [key: string]: string | number | boolean | string[];
            };
            /**
             * Source
             * @description By which way the signer came; a partner's key says it.
             */
            source?: string;
            /**
             * Partner
             * @description The name in links of the partner who brought the signer, as in `?partner=`; a key says it itself. One that names nobody here is kept as the `source`, where that is empty.
             */
            partner?: string;
            /**
             * Ref
             * @description The `ref` of the link by which the signer came: whose link it is.
             */
            ref?: string;
            /**
             * Consent Version
             * @description With a partner's key: which consent text the signer saw; the latest if left out.
             */
            consent_version?: number;
            /**
             * Form Version
             * @description The `default` of this field in the `form` that the signer saw: which words stood beside the boxes and in the statement. An older one is kept as what was shown; left out, the words of today are.
             */
            form_version?: string;
            /**
             * Altcha
             * @description The solution of a puzzle from `/signature/puzzle/`, where the petition asks for one. Without it the signer confirms by mail.
             */
            altcha?: string;
        };
        /** CommentOut */
        CommentOut: {
            /** Id */
            id: number;
            /**
             * Comment
             * @description Plain text in any language and direction.
             */
            comment: string;
            /**
             * Name
             * @description Empty where the writer is not to be named.
             */
            name: string;
            /**
             * Writer
             * @description The name, or words such as `A supporter from Ohio`.
             */
            writer: string;
            /** Place */
            place: string;
            /**
             * Featured
             * @description Chosen by the editors.
             */
            featured: boolean;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
            /**
             * Report Url
             * @description A page on which readers report the comment: offer it beside the words.
             */
            report_url: string;
        };
        /** CommentsOut */
        CommentsOut: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /**
             * Next
             * @description The cursor of the next page, with older comments; null on the last page.
             */
            next: string | null;
        };
        /** PartnerDayOut */
        PartnerDayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Total */
            total: number;
            /** Confirmed */
            confirmed: number;
        };
        /**
         * PartnerOut
         * @description What a partner's key is for, here: the words to show and the numbers of what it brought.
         */
        PartnerOut: {
            /**
             * Source
             * @description Kept with each signature that comes by the key.
             */
            source: string;
            /**
             * Consent Text
             * @description The words to show beside the boxes; empty for the petition's own.
             */
            consent_text: string;
            /**
             * Consent Version
             * @description Send it with each signature whose signer saw these words.
             */
            consent_version: number | null;
            /**
             * Total
             * @description Signatures that came by this partner's keys, those that wait included.
             */
            total: number;
            /**
             * Confirmed
             * @description Those of them that count.
             */
            confirmed: number;
            /**
             * Days
             * @description By the day of signing, oldest first; days without any are left out.
             */
            days: components["schemas"]["PartnerDayOut"][];
            /**
             * Counted Until
             * Format: date-time
             * @description The beginning of this hour: later signatures are not in the numbers.
             */
            counted_until: string;
            /**
             * Brought
             * @description By its keys, page and links together, up to the end of yesterday: those that count and whose address is confirmed. Null below ten.
             */
            brought: number | null;
        };
        /** BroughtList */
        BroughtList: {
            /** Items */
            items: components["schemas"]["BroughtOut"][];
            /** Count */
            count: number;
        };
        /**
         * BroughtOut
         * @description A partner who shows in public how many it brought.
         */
        BroughtOut: {
            /**
             * Slug
             * @description Its name in links.
             */
            slug: string;
            /** Name */
            name: string;
            /** Website */
            website: string;
            /**
             * Html Url
             * @description The petition as this partner presents it.
             */
            html_url: string;
            /**
             * Signatures
             * @description Ten or more; counted once a day, of signers who confirmed their address.
             */
            signatures: number;
        };
        /**
         * LogDayOut
         * @description Signatures under one wording that count since one day; the log has them but those that wait.
         */
        LogDayOut: {
            /** Wording */
            wording: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Signatures */
            signatures: number;
            /**
             * Waiting
             * @description Fewer than none where more stopped to count than the log says yet.
             */
            waiting: number;
        };
        /**
         * LogOut
         * @description The log that is written to now.
         */
        LogOut: {
            /**
             * Number
             * @description Counted through all logs of the petition; most have one.
             */
            number: number;
            /**
             * Origin
             * @description Its name for ever: the first line of its checkpoints.
             */
            origin: string;
            /**
             * Prefix
             * @description Of the addresses of its `checkpoint` and of its tiles (c2sp.org/tlog-tiles).
             */
            prefix: string;
            /**
             * Keys
             * @description Verifier keys (c2sp.org/signed-note); one of them signed the checkpoint.
             */
            keys: string[];
            /**
             * Checkpoint
             * @description The last one (c2sp.org/tlog-checkpoint); empty before the first batch.
             */
            checkpoint: string;
            /**
             * Size
             * @description How many leaves it has.
             */
            size: number;
            /** Published At */
            published_at: string | null;
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /**
             * Why
             * @description Why it was begun.
             * @enum {string}
             */
            why: "first" | "restored" | "lost-key";
            /**
             * Stands Still
             * @description True where it can't be written to until an operator acts.
             */
            stands_still: boolean;
        };
        /**
         * PublicLogOut
         * @description What the log can be held against.
         */
        PublicLogOut: {
            /**
             * Signatures
             * @description The count of the petition, those on paper included.
             */
            signatures: number;
            /**
             * Waiting
             * @description How many of them wait for the next batch.
             */
            waiting: number;
            /** @description Null where none is published. */
            log: components["schemas"]["LogOut"] | null;
            /**
             * Wordings
             * @description As of the petition.
             */
            wordings: components["schemas"]["WordingOut"][];
            /**
             * Days
             * @description Add up to `signatures`.
             */
            days: components["schemas"]["LogDayOut"][];
            /**
             * Set Aside
             * @description What does not count, by the class of why.
             */
            set_aside: components["schemas"]["SetAsideOut"][];
        };
        /** SetAsideOut */
        SetAsideOut: {
            /**
             * Why
             * @enum {string}
             */
            why: "unconfirmed" | "withdrawn" | "robots" | "throwaway" | "blocked" | "rule" | "editor";
            /**
             * Up To
             * @description Set where they are few: then only that they are not more is said.
             */
            up_to: number | null;
            /** Signatures */
            signatures: number | null;
        };
        /** CheckpointList */
        CheckpointList: {
            /**
             * Items
             * @description The latest first.
             */
            items: components["schemas"]["CheckpointOut"][];
            /** Count */
            count: number;
        };
        /** CheckpointOut */
        CheckpointOut: {
            /** Size */
            size: number;
            /** Checkpoint */
            checkpoint: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
        };
        /** EndorserList */
        EndorserList: {
            /** Items */
            items: components["schemas"]["EndorserOut"][];
            /** Count */
            count: number;
        };
        /** EndorserOut */
        EndorserOut: {
            /** Id */
            id: number;
            /**
             * Slug
             * @description The last part of the address of its page, and of `/endorsers/{slug}/`.
             */
            slug: string;
            /**
             * Url
             * @description Its page on the site; null where the site has no endorsers page.
             */
            url: string | null;
            /** Name */
            name: string;
            /**
             * Website
             * @description Empty where it is not known.
             */
            website: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "national" | "local";
            /**
             * Region
             * @description For a state or local organization: where it works, as the language says it.
             */
            region: string;
            /** Quote */
            quote: string;
            /**
             * Quote Speaker
             * @description Who says it; empty where the organization itself does.
             */
            quote_speaker: string;
            /** Featured */
            featured: boolean;
            logo: components["schemas"]["ImageOut"] | null;
        };
        /** FocalPointOut */
        FocalPointOut: {
            /**
             * X
             * @description From 0, the left edge, to 1.
             */
            x: number;
            /**
             * Y
             * @description From 0, the upper edge, to 1.
             */
            y: number;
        };
        /** ImageOut */
        ImageOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /**
             * Alt
             * @description What the picture shows, for people who can't see it.
             */
            alt: string;
            /**
             * Credit
             * @description Who made it; to be shown with the picture.
             */
            credit: string;
            /** @description Under which others may show it; null where none is known. */
            license: components["schemas"]["LicenseOut"] | null;
            /**
             * Source Url
             * @description Where the original is; empty where that is not known.
             */
            source_url: string;
            /** @description What must stay in sight where the picture is cut. */
            focal_point: components["schemas"]["FocalPointOut"] | null;
            /**
             * Width
             * @description Of the original, in pixels.
             */
            width: number;
            /** Height */
            height: number;
            /**
             * Renditions
             * @description `small` fits in 480, `large` in 1600 pixels.
             */
            renditions: {
                [key: string]: components["schemas"]["RenditionOut"];
            };
        };
        /** LicenseOut */
        LicenseOut: {
            /**
             * Name
             * @description Such as `CC BY 4.0`.
             */
            name: string;
            /**
             * Url
             * @description Its terms.
             */
            url: string;
        };
        /** RenditionOut */
        RenditionOut: {
            /** Url */
            url: string;
            /** Width */
            width: number;
            /** Height */
            height: number;
        };
        /**
         * EndorsementAccepted
         * @example {
         *       "confirmation": "required",
         *       "status": "accepted"
         *     }
         */
        EndorsementAccepted: {
            /**
             * Status
             * @constant
             */
            status: "accepted";
            /**
             * Confirmation
             * @description A mail was sent to the contact; the endorsement is read once its link was confirmed.
             * @constant
             */
            confirmation: "required";
        };
        /**
         * EndorsementIn
         * @description What an organization sends. The contact is never shown.
         * @example {
         *       "authorized": true,
         *       "contact_email": "amara@rivers.example.org",
         *       "contact_name": "Amara Example",
         *       "contact_role": "Director",
         *       "may_contact": false,
         *       "name": "River Communities Network",
         *       "quote": "A mine that poisons its river powers nobody’s future.",
         *       "region": "Ohio",
         *       "scope": "local",
         *       "website": "https://rivers.example.org/"
         *     }
         */
        EndorsementIn: {
            /** Name */
            name: string;
            /** Website */
            website?: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "national" | "local";
            /**
             * Region
             * @description Required for a local organization.
             */
            region?: string;
            /** Quote */
            quote?: string;
            /**
             * Quote Speaker
             * @description Who says it: name and role, shown beside the words.
             */
            quote_speaker?: string;
            logo?: components["schemas"]["LogoIn"];
            /** Contact Name */
            contact_name: string;
            /** Contact Role */
            contact_role?: string;
            /**
             * Contact Email
             * Format: email
             */
            contact_email: string;
            /**
             * Authorized
             * @description The sender may speak for the organization: must be true.
             */
            authorized: boolean;
            /**
             * May Show Logo
             * @description The campaign may show the logo: must be true where one is sent.
             */
            may_show_logo?: boolean;
            /**
             * May Contact
             * @description The contact may be written to about the campaign's next steps.
             */
            may_contact?: boolean;
            /**
             * Form Version
             * @description From `GET /endorsers/form/`: the words that the sender saw beside the boxes. An older one is kept as what was shown; left out, the words of today are.
             */
            form_version?: string;
            /**
             * Different Organization
             * @description Send it although an endorsement with this name or website is here or waits (422 on `name`).
             */
            different_organization?: boolean;
        };
        /**
         * LogoIn
         * @description A picture file: PNG, JPEG, WebP or SVG, at most 4000 by 4000 pixels.
         */
        LogoIn: {
            /**
             * Data
             * @description The file in Base64 (RFC 4648); it may have 1.8 million bytes.
             */
            data: string;
            /**
             * Name
             * @description Its name, such as `logo.png`.
             * @default
             */
            name?: string;
        };
        /** EndorsementHistory */
        EndorsementHistory: {
            /**
             * Days
             * @description Oldest first.
             */
            days: components["schemas"]["EndorsementsOut"][];
        };
        /** EndorsementsOut */
        EndorsementsOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Endorsements */
            endorsements: number;
        };
        /** EndorserFacetsOut */
        EndorserFacetsOut: {
            /** Scope */
            scope: components["schemas"]["FacetOut"][];
            /**
             * Region
             * @description Of state or local organizations, as a reader looks for names.
             */
            region: components["schemas"]["FacetOut"][];
        };
        /** FacetOut */
        FacetOut: {
            /**
             * Value
             * @description What the filter takes.
             */
            value: string;
            /**
             * Label
             * @description What readers know it as.
             */
            label: string;
            /**
             * Count
             * @description How many a reader gets who chooses it beside the other filters that were sent.
             */
            count: number;
        };
        /**
         * ConsentWordsOut
         * @description The form for organizations, and what stands beside its boxes, in the language that is asked for.
         */
        ConsentWordsOut: {
            /**
             * Form Version
             * @description Send it with the endorsement of whoever saw these words.
             */
            form_version: string;
            /** Authorized */
            authorized: string;
            /** May Show Logo */
            may_show_logo: string;
            /** May Contact */
            may_contact: string;
            /**
             * Form
             * @description JSON Schema (2020-12) of what an organization sends, as a petition's.
             */
            form: FormSchema;
        };
        /** OrganizationOut */
        OrganizationOut: {
            /** Id */
            id: number;
            /**
             * Slug
             * @description The last part of the address of its page, and of `/endorsers/{slug}/`.
             */
            slug: string;
            /**
             * Url
             * @description Its page on the site; null where the site has no endorsers page.
             */
            url: string | null;
            /** Name */
            name: string;
            /**
             * Website
             * @description Empty where it is not known.
             */
            website: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "national" | "local";
            /**
             * Region
             * @description For a state or local organization: where it works, as the language says it.
             */
            region: string;
            /** Quote */
            quote: string;
            /**
             * Quote Speaker
             * @description Who says it; empty where the organization itself does.
             */
            quote_speaker: string;
            /** Featured */
            featured: boolean;
            logo: components["schemas"]["ImageOut"] | null;
            /**
             * Brought
             * @description How many people signed through it, up to yesterday; null below ten, or where it is not shown.
             */
            brought: number | null;
            /**
             * Sign Url
             * @description The petition as it presents it; null where there is none.
             */
            sign_url: string | null;
            /**
             * Resources
             * @description What it published, in the language that was asked for.
             */
            resources: components["schemas"]["OwnResourceOut"][];
        };
        /** OwnResourceOut */
        OwnResourceOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /** DocumentOut */
        DocumentOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /** Url */
            url: string;
            /**
             * Format
             * @description Such as `PDF`.
             */
            format: string;
            /** Bytes */
            bytes: number | null;
        };
        /** ResourceList */
        ResourceList: {
            /** Items */
            items: components["schemas"]["ResourceOut"][];
            /** Count */
            count: number;
        };
        /** ResourceOut */
        ResourceOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /**
             * Locale
             * @description The language of its page, such as `fr`.
             */
            locale: string;
            /**
             * Html Url
             * @description The resource's page on this site.
             */
            html_url: string;
            /**
             * Kind
             * @description Such as `report` or `joint_letter`.
             */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Byline */
            byline: string;
            /** Publishers */
            publishers: string[];
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Date Known
             * @description The date as far as it is known: `2025-12-04`, `2025-12` or `2025`.
             */
            date_known: string;
            /** Updated Note */
            updated_note: string;
            /** Featured */
            featured: boolean;
            /** Topics */
            topics: components["schemas"]["TopicOut"][];
            /**
             * Signatories
             * @description How many organizations signed it, where that is known.
             */
            signatories: number | null;
            /**
             * Language
             * @description The language of the resource itself, such as `es`.
             */
            language: string;
            summary: components["schemas"]["RichTextOut"];
            /**
             * Read Url
             * @description Where it is read: another site or a file here; empty where only its page is.
             */
            read_url: string;
            document: components["schemas"]["DocumentOut"] | null;
            /** @description An editor's picture of it, or its PDF's first page. */
            cover: components["schemas"]["RenditionOut"] | null;
            /**
             * Published At
             * @description When its words were published last.
             */
            published_at: string | null;
        };
        /** TopicOut */
        TopicOut: {
            /**
             * Slug
             * @description What `topic` takes; it stays when the name changes.
             */
            slug: string;
            /** Name */
            name: string;
        };
        /** FacetsOut */
        FacetsOut: {
            /** Kind */
            kind: components["schemas"]["FacetOut"][];
            /** Publisher */
            publisher: components["schemas"]["FacetOut"][];
            /** Topic */
            topic: components["schemas"]["FacetOut"][];
            /** Year */
            year: components["schemas"]["FacetOut"][];
        };
        /** PageLink */
        PageLink: {
            /** Id */
            id: number;
            /** Title */
            title: string;
            /** Html Url */
            html_url: string;
            /**
             * Locale
             * @description The language that it is in, such as `fr`.
             */
            locale: string;
        };
        /** QuestionList */
        QuestionList: {
            /** Items */
            items: components["schemas"]["QuestionOut"][];
            /** Count */
            count: number;
        };
        /** QuestionOut */
        QuestionOut: {
            /**
             * Id
             * @description Stays the same while editors change the words.
             */
            id: string;
            /**
             * Section
             * @description The heading that it stands under; may be empty.
             */
            section: string;
            /** Question */
            question: string;
            answer: components["schemas"]["RichTextOut"];
            page: components["schemas"]["PageLink"];
        };
        /** FoundOut */
        FoundOut: {
            /**
             * Type
             * @description Such as `petition`, `resource` or `endorser`.
             */
            type: string;
            /** Type Label */
            type_label: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
            /** Text */
            text: string;
        };
        /** KindOut */
        KindOut: {
            /** Type */
            type: string;
            /** Label */
            label: string;
            /** Count */
            count: number;
        };
        /** ResultList */
        ResultList: {
            /** Items */
            items: components["schemas"]["ResultOut"][];
            /** Count */
            count: number;
            /**
             * Kinds
             * @description How many of every type were found, whichever `type` was asked for.
             */
            kinds: components["schemas"]["KindOut"][];
            /**
             * Promoted
             * @description What editors recommend for just this query; only with the first items of all types.
             */
            promoted: components["schemas"]["FoundOut"][];
            /**
             * Words
             * @description Those that were looked for.
             */
            words: string[];
            /**
             * Corrected
             * @description The query as titles here spell it, where nothing had the words typed.
             */
            corrected: string;
            /**
             * Partial
             * @description Whether nothing has all the words: these have some of them.
             */
            partial: boolean;
        };
        /** ResultOut */
        ResultOut: {
            /**
             * Type
             * @description Such as `petition`, `resource` or `endorser`.
             */
            type: string;
            /** Type Label */
            type_label: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
            /** Text */
            text: string;
            /**
             * Title Html
             * @description The title with the words that were found in `<mark>`; nothing else is HTML.
             */
            title_html: string;
            /**
             * Excerpt Html
             * @description A part of the text around those words, in the same way.
             */
            excerpt_html: string;
        };
        /** Suggestions */
        Suggestions: {
            /**
             * Suggestions
             * @description At most ten public titles.
             */
            suggestions: string[];
        };
        /** RedirectList */
        RedirectList: {
            /** Items */
            items: components["schemas"]["RedirectOut"][];
            /** Count */
            count: number;
        };
        /** RedirectOut */
        RedirectOut: {
            /**
             * From
             * @description The old path on this site, with its query; no slash at its end, letters as they are.
             */
            from: string;
            /**
             * To
             * @description The whole address that it leads to, here or elsewhere.
             */
            to: string;
            /**
             * Permanent
             * @description Whether to answer 301 (or 308) and not 302 (or 307).
             */
            permanent: boolean;
            /**
             * Page
             * @description The page of this site that it leads to, if it is one.
             */
            page: number | null;
        };
        /**
         * RootOut
         * @description Where everything is that programs may read; all addresses are absolute.
         */
        RootOut: {
            /**
             * Openapi
             * @description The OpenAPI document of this API.
             */
            openapi: string;
            /**
             * Docs
             * @description The same to read and try.
             */
            docs: string;
            /**
             * Pages
             * @description Wagtail's read API: every page with all its fields.
             */
            pages: string;
            /** Images */
            images: string;
            /** Documents */
            documents: string;
            /** Osdi */
            osdi: string;
            /**
             * Puzzle
             * @description A puzzle of proof of work, where a petition's `form` asks for one.
             */
            puzzle: string;
        };
        /** AccountOut */
        AccountOut: {
            /**
             * Network
             * @description Such as `mastodon`.
             */
            network: string;
            /** Name */
            name: string;
            /** Url */
            url: string;
        };
        /**
         * ColorsOut
         * @description As `#rrggbb`. What stands on what is readable by WCAG 2.2, AA.
         */
        ColorsOut: {
            /** Main */
            main: string;
            /** On Main */
            on_main: string;
            /** Accent */
            accent: string;
            /** On Accent */
            on_accent: string;
            /** Page */
            page: string;
            /** Surface */
            surface: string;
            /** Surface Sunk */
            surface_sunk: string;
            /** Text */
            text: string;
            /** Text Soft */
            text_soft: string;
            /** Link */
            link: string;
            /** Line */
            line: string;
            /** Control Line */
            control_line: string;
            /** Error */
            error: string;
            /** Done */
            done: string;
            /** Mark */
            mark: string;
        };
        /**
         * FontsOut
         * @description Values of `font-family`; only fonts that devices bring along.
         */
        FontsOut: {
            /** Headings */
            headings: string;
            /** Text */
            text: string;
        };
        /** LanguageOut */
        LanguageOut: {
            /**
             * Code
             * @description Such as `fr`; what `locale` takes.
             */
            code: string;
            /**
             * Name
             * @description In the language itself.
             */
            name: string;
            /**
             * Direction
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /**
             * Url
             * @description The landing page in it.
             */
            url: string;
        };
        /** LinkOut */
        LinkOut: {
            /** Text */
            text: string;
            /**
             * Url
             * @description Absolute.
             */
            url: string;
            /**
             * Page
             * @description The page of this site that it leads to, if it is one.
             */
            page: number | null;
        };
        /** SchemesOut */
        SchemesOut: {
            light: components["schemas"]["ColorsOut"];
            dark: components["schemas"]["ColorsOut"];
        };
        /**
         * ShareTextsOut
         * @description Texts of the site for pages without their own. `{signatures}` stands for the petition's count.
         */
        ShareTextsOut: {
            /**
             * Text
             * @description The post for every network that `posts` does not name; empty for the title.
             */
            text: string;
            /** Email Subject */
            email_subject: string;
            /** Email Body */
            email_body: string;
            /**
             * Posts
             * @description By network.
             */
            posts: {
                [key: string]: string;
            };
        };
        /** SiteOut */
        SiteOut: {
            /**
             * Name
             * @description Who runs the campaign.
             */
            name: string;
            /** Tagline */
            tagline: string;
            /**
             * Url
             * @description The landing page in the language that was asked for.
             */
            url: string;
            /** Locale */
            locale: string;
            /**
             * Languages
             * @description Those in which the landing page is public, in their order.
             */
            languages: components["schemas"]["LanguageOut"][];
            logo: components["schemas"]["ImageOut"] | null;
            /** Contact Email */
            contact_email: string;
            /** Postal Address */
            postal_address: string;
            /** Accounts */
            accounts: components["schemas"]["AccountOut"][];
            privacy_page: components["schemas"]["LinkOut"] | null;
            /**
             * Signer Page
             * @description Where signers ask for the link to their own page.
             */
            signer_page: string;
            share: components["schemas"]["ShareTextsOut"];
            /** @description For previews of pages without a picture of their own. */
            share_image: components["schemas"]["ImageOut"] | null;
            theme: components["schemas"]["ThemeOut"];
        };
        /** ThemeOut */
        ThemeOut: {
            colors: components["schemas"]["SchemesOut"];
            fonts: components["schemas"]["FontsOut"];
            /** Heading Scale */
            heading_scale: number;
            /** Space Scale */
            space_scale: number;
            /**
             * Corner
             * @description Roundness of corners, in pixels.
             */
            corner: number;
            /**
             * Header
             * @description Whether the top of the page is in the main color.
             * @enum {string}
             */
            header: "plain" | "main";
        };
        /** NavigationOut */
        NavigationOut: {
            /**
             * Header
             * @description The main menu.
             */
            header: components["schemas"]["LinkOut"][];
            /** @description The one link of the main menu that stands out. */
            button: components["schemas"]["LinkOut"] | null;
            /** Footer */
            footer: components["schemas"]["LinkOut"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPetitions: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
                /** @description Only what was published since, again or for the first time: an RFC 3339 moment with its zone. */
                changed_since?: string;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["PetitionList"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readPetition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["PetitionOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listUpdates: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
            };
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["UpdateList"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    countSignatures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["CountOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["HistoryOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPublicNames: {
        parameters: {
            query?: {
                /** @description How many names to answer. */
                limit?: number;
                /** @description Taken from `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["NamesOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    signPetition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing you send, such as a UUID. Sent again with the same body within 24 hours, the first answer is repeated and nothing is done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureIn"];
            };
        };
        responses: {
            /** @description It was taken in. */
            202: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["SignatureAccepted"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No key was sent where one is needed, or one that does not work. */
            401: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The key is for something else. */
            403: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It can't be done in the present state. */
            409: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too long. */
            413: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests from one network; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description How many names to answer. */
                limit?: number;
                /** @description Taken from `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["CommentsOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["PartnerOut"];
                };
            };
            /** @description No key was sent where one is needed, or one that does not work. */
            401: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The key is for something else. */
            403: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPartners: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
            };
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["BroughtList"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["PublicLogOut"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
            };
            header?: never;
            path: {
                petition_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointList"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listEndorsers: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
                scope?: "national" | "local";
                /** @description Such as `Ohio` or `OH`, however it is written. */
                region?: string;
                /** @description Part of the organization's name; accents do not matter. */
                search?: string;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["EndorserList"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    addEndorser: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: {
                /** @description Any text that is new for each thing you send, such as a UUID. Sent again with the same body within 24 hours, the first answer is repeated and nothing is done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndorsementIn"];
            };
        };
        responses: {
            /** @description It was taken in. */
            202: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["EndorsementAccepted"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It can't be done in the present state. */
            409: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too long. */
            413: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests from one network; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readEndorsementHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["EndorsementHistory"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readEndorserFacets: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["EndorserFacetsOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readEndorserForm: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["ConsentWordsOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readEndorser: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listResources: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
                kind?: "report" | "letter" | "joint_letter" | "press_release" | "comments" | "principles" | "fact_sheet" | "other";
                /** @description The publisher's name, as `publishers` has it. */
                publisher?: string;
                /** @description A topic's slug, as in the library's address. */
                topic?: string;
                year?: number;
                /** @description The code of the language that the resource itself is in. */
                language?: string;
                /** @description `featured` has those first, then the newest. */
                sort?: "featured" | "newest" | "title";
                /** @description Only what was published since, again or for the first time: an RFC 3339 moment with its zone. */
                changed_since?: string;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["ResourceList"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readResourceFacets: {
        parameters: {
            query?: {
                kind?: "report" | "letter" | "joint_letter" | "press_release" | "comments" | "principles" | "fact_sheet" | "other";
                /** @description The publisher's name, as `publishers` has it. */
                publisher?: string;
                /** @description A topic's slug, as in the library's address. */
                topic?: string;
                year?: number;
                /** @description The code of the language that the resource itself is in. */
                language?: string;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["FacetsOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["QuestionList"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description What to look for. Whatever it holds, the answer is results or none. */
                q: string;
                /** @description Only results of this type. */
                type?: "" | "faq" | "page" | "petition" | "update" | "endorser" | "resource";
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["ResultList"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    suggestTitles: {
        parameters: {
            query: {
                /** @description What is typed so far. */
                q: string;
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listRedirects: {
        parameters: {
            query?: {
                /** @description How many items to answer. */
                limit?: number;
                /** @description How many items to leave out at the beginning. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["RedirectList"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["RootOut"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readSite: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readNavigation: {
        parameters: {
            query?: {
                /** @description A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest one. Left out, the site's own. */
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/json": components["schemas"]["NavigationOut"];
                };
            };
            /** @description The body is not JSON. */
            400: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address, or it is not public. */
            404: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something in the query or the body is not valid; `errors` says what. */
            422: {
                headers: {
                    [name: string]: string;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
