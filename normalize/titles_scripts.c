/* normalize/titles_scripts.c: Japanese, Chinese and Korean words of titles, found
 * anywhere in them. Rows stand special before general: the first that is found
 * wins. Only words that say one thing are here. */
#include "normalize/titles_scripts.h"

#include "base/banned.h"

// clang-format off
static const struct script_role {
    const char *word, *role;
} ROLES[] = {
    {"フルスタックエンジニア", "full-stack-developer"}, {"フロントエンドエンジニア", "frontend-developer"},
    {"フロントエンド開発", "frontend-developer"}, {"バックエンドエンジニア", "backend-developer"},
    {"サーバーサイドエンジニア", "backend-developer"}, {"サーバサイドエンジニア", "backend-developer"},
    {"モバイルエンジニア", "mobile-developer"}, {"iOSエンジニア", "mobile-developer"},
    {"Androidエンジニア", "mobile-developer"}, {"機械学習エンジニア", "machine-learning-engineer"},
    {"AIエンジニア", "ai-engineer"}, {"データサイエンティスト", "data-scientist"},
    {"データエンジニア", "data-engineer"}, {"データアナリスト", "data-analyst"},
    {"セキュリティエンジニア", "security-engineer"}, {"ネットワークエンジニア", "network-engineer"},
    {"インフラエンジニア", "infrastructure-engineer"}, {"クラウドエンジニア", "cloud-engineer"},
    {"QAエンジニア", "qa-engineer"}, {"テストエンジニア", "qa-engineer"},
    {"組み込みエンジニア", "embedded-engineer"}, {"組込みエンジニア", "embedded-engineer"},
    {"組込エンジニア", "embedded-engineer"}, {"ゲームプログラマ", "game-developer"},
    {"データベースエンジニア", "database-administrator"}, {"ソフトウェアエンジニア", "software-engineer"},
    {"アプリケーションエンジニア", "software-engineer"}, {"プロダクトマネージャー", "product-manager"},
    {"プロダクトマネジャー", "product-manager"}, {"プロジェクトマネージャー", "project-manager"},
    {"プロジェクトマネジャー", "project-manager"}, {"スクラムマスター", "scrum-master"},
    {"ビジネスアナリスト", "business-analyst"}, {"プロダクトデザイナー", "product-designer"},
    {"UI/UXデザイナー", "ux-designer"}, {"UXデザイナー", "ux-designer"}, {"UIデザイナー", "ui-designer"},
    {"テクニカルライター", "technical-writer"}, {"社内SE", "it-support"}, {"ヘルプデスク", "it-support"},
    {"プログラマー", "software-engineer"}, {"経理", "accountant"}, {"看護師", "registered-nurse"},
    {"全栈", "full-stack-developer"}, {"前端", "frontend-developer"}, {"后端", "backend-developer"},
    {"後端", "backend-developer"}, {"機器學習工程師", "machine-learning-engineer"},
    {"机器学习工程师", "machine-learning-engineer"}, {"算法工程师", "machine-learning-engineer"},
    {"数据科学家", "data-scientist"}, {"資料科學家", "data-scientist"}, {"数据工程师", "data-engineer"},
    {"資料工程師", "data-engineer"}, {"数据分析师", "data-analyst"}, {"数据分析", "data-analyst"},
    {"測試工程師", "qa-engineer"}, {"测试工程师", "qa-engineer"}, {"运维工程师", "devops-engineer"},
    {"安全工程师", "security-engineer"}, {"网络工程师", "network-engineer"},
    {"嵌入式", "embedded-engineer"}, {"硬件工程师", "hardware-engineer"}, {"韌體工程師", "embedded-engineer"},
    {"硬體工程師", "hardware-engineer"}, {"软件工程师", "software-engineer"}, {"軟體工程師", "software-engineer"},
    {"软件开发", "software-engineer"}, {"研发工程师", "software-engineer"}, {"产品经理", "product-manager"},
    {"產品經理", "product-manager"}, {"项目经理", "project-manager"}, {"專案經理", "project-manager"},
    {"会计", "accountant"}, {"會計", "accountant"}, {"护士", "registered-nurse"},
    {"풀스택", "full-stack-developer"}, {"프론트엔드", "frontend-developer"}, {"백엔드", "backend-developer"},
    {"데이터 사이언티스트", "data-scientist"}, {"데이터 엔지니어", "data-engineer"},
    {"데이터 분석가", "data-analyst"}, {"머신러닝 엔지니어", "machine-learning-engineer"},
    {"소프트웨어 엔지니어", "software-engineer"}, {"소프트웨어 개발자", "software-engineer"},
    {"프로덕트 매니저", "product-manager"}, {"프로젝트 매니저", "project-manager"},
    {"보안 엔지니어", "security-engineer"}, {"비즈니스 분석가", "business-analyst"},
    {"営業マネージャー", "sales-manager"}, {"営業部長", "sales-manager"}, {"営業事務", "administrative-assistant"},
    {"営業アシスタント", "administrative-assistant"}, {"営業", "sales-representative"}, {"人事", "hr-specialist"},
    {"採用担当", "recruiter"}, {"総務", "office-clerk"}, {"一般事務", "office-clerk"}, {"事務職", "office-clerk"},
    {"介護", "caregiver"}, {"保育士", "childcare-worker"}, {"薬剤師", "pharmacist"}, {"歯科衛生士", "dental-hygienist"},
    {"理学療法士", "physical-therapist"}, {"医師", "physician"}, {"調理師", "cook"}, {"調理スタッフ", "cook"},
    {"販売スタッフ", "retail-sales-associate"}, {"販売員", "retail-sales-associate"}, {"店長", "store-manager"},
    {"トラックドライバー", "truck-driver"}, {"トラック運転手", "truck-driver"}, {"配送ドライバー", "delivery-driver"},
    {"配達員", "delivery-driver"}, {"警備員", "security-guard"}, {"清掃", "cleaner"}, {"美容師", "hairdresser"},
    {"電気工事士", "electrician"}, {"施工管理", "construction-manager"}, {"溶接工", "welder"},
    {"製造スタッフ", "production-worker"}, {"倉庫作業", "warehouse-worker"}, {"弁護士", "legal-counsel"},
    {"税理士", "accountant"}, {"公認会計士", "accountant"}, {"翻訳", "translator"}, {"通訳", "translator"},
    {"編集者", "editor"}, {"Webデザイナー", "ui-designer"}, {"グラフィックデザイナー", "graphic-designer"},
    {"マーケティング担当", "marketing-specialist"}, {"カスタマーサポート", "customer-service-representative"},
    {"コールセンター", "customer-service-representative"}, {"秘書", "secretary"}, {"SRE", "site-reliability-engineer"},
    {"DevOpsエンジニア", "devops-engineer"}, {"システムエンジニア", "software-engineer"}, {"プログラマ", "software-engineer"},
    {"销售经理", "sales-manager"}, {"销售总监", "sales-manager"}, {"销售代表", "sales-representative"},
    {"销售", "sales-representative"}, {"業務代表", "sales-representative"}, {"業務專員", "sales-representative"},
    {"客服", "customer-service-representative"}, {"人力资源", "hr-specialist"}, {"人资", "hr-specialist"},
    {"招聘专员", "recruiter"}, {"招聘", "recruiter"}, {"行政助理", "administrative-assistant"},
    {"行政专员", "administrative-assistant"}, {"行政", "administrative-assistant"}, {"文员", "office-clerk"},
    {"出纳", "bookkeeper"}, {"审计", "auditor"}, {"财务分析", "financial-analyst"}, {"财务经理", "finance-manager"},
    {"货车司机", "truck-driver"}, {"叉车司机", "forklift-operator"}, {"司机", "truck-driver"},
    {"外卖骑手", "delivery-driver"}, {"快递员", "delivery-driver"}, {"配送员", "delivery-driver"}, {"厨师", "cook"},
    {"廚師", "cook"}, {"服务员", "waiter"}, {"服務員", "waiter"}, {"收银员", "cashier"}, {"导购", "retail-sales-associate"},
    {"店员", "retail-sales-associate"}, {"店长", "store-manager"}, {"医生", "physician"}, {"醫師", "physician"},
    {"药剂师", "pharmacist"}, {"护理", "caregiver"}, {"律师", "legal-counsel"}, {"法务", "legal-counsel"},
    {"翻译", "translator"}, {"平面设计", "graphic-designer"}, {"视觉设计", "graphic-designer"}, {"UI设计", "ui-designer"},
    {"交互设计", "ux-designer"}, {"室内设计", "interior-designer"}, {"采购", "buyer"}, {"採購", "buyer"},
    {"仓库管理", "stock-clerk"}, {"仓管", "stock-clerk"}, {"普工", "production-worker"}, {"操作工", "production-worker"},
    {"电工", "electrician"}, {"焊工", "welder"}, {"保安", "security-guard"}, {"保洁", "cleaner"},
    {"幼师", "preschool-teacher"}, {"教师", "teacher"}, {"老师", "teacher"}, {"教師", "teacher"}, {"编辑", "editor"},
    {"记者", "journalist"}, {"市场专员", "marketing-specialist"}, {"市场营销", "marketing-specialist"},
    {"架构师", "software-architect"}, {"Java开发", "software-engineer"}, {"Java工程师", "software-engineer"},
    {"Python开发", "software-engineer"}, {"开发工程师", "software-engineer"}, {"大数据", "data-engineer"},
    {"DBA", "database-administrator"}, {"运维", "devops-engineer"}, {"Android开发", "mobile-developer"},
    {"iOS开发", "mobile-developer"}, {"机械工程师", "mechanical-engineer"}, {"电气工程师", "electrical-engineer"},
    {"土木工程师", "civil-engineer"}, {"项目助理", "project-coordinator"}, {"영업관리", "sales-manager"},
    {"영업", "sales-representative"}, {"마케터", "marketing-specialist"}, {"회계", "accountant"},
    {"인사담당", "hr-specialist"}, {"채용담당", "recruiter"}, {"간호사", "registered-nurse"}, {"의사", "physician"},
    {"약사", "pharmacist"}, {"물리치료사", "physical-therapist"}, {"요리사", "cook"}, {"조리사", "cook"},
    {"운전기사", "truck-driver"}, {"배달기사", "delivery-driver"}, {"배송기사", "delivery-driver"},
    {"경비원", "security-guard"}, {"청소", "cleaner"}, {"교사", "teacher"}, {"변호사", "legal-counsel"},
    {"번역가", "translator"}, {"데브옵스", "devops-engineer"}, {"인프라 엔지니어", "infrastructure-engineer"},
    {"안드로이드 개발자", "mobile-developer"}, {"iOS 개발자", "mobile-developer"}, {"서버 개발자", "backend-developer"},
    {"게임 개발자", "game-developer"}, {"QA 엔지니어", "qa-engineer"}, {"고객상담", "customer-service-representative"},
    {"사무보조", "office-clerk"}, {"비서", "secretary"}, {"용접공", "welder"}, {"전기기사", "electrician"},
    {"생산직", "production-worker"}, {"개발자", "software-engineer"},
};
static const struct script_level {
    const char *word;
    enum seniority level;
} LEVELS[] = {
    {"インターン", SENIORITY_INTERN}, {"实习", SENIORITY_INTERN}, {"實習", SENIORITY_INTERN},
    {"인턴", SENIORITY_INTERN}, {"シニア", SENIORITY_SENIOR}, {"高级", SENIORITY_SENIOR},
    {"資深", SENIORITY_SENIOR}, {"资深", SENIORITY_SENIOR}, {"시니어", SENIORITY_SENIOR},
    {"ジュニア", SENIORITY_ENTRY}, {"初级", SENIORITY_ENTRY}, {"주니어", SENIORITY_ENTRY}, {"中级", SENIORITY_MID}, {"テックリード", SENIORITY_LEAD},
    {"总监", SENIORITY_DIRECTOR}, {"總監", SENIORITY_DIRECTOR},
};
// clang-format on

/* Whether the title holds any character of these scripts. */
static bool
is_script(struct str title)
{
    enum { FIRST_LEAD = 0xE3 }; /* U+3000 and up in UTF-8 */
    for (size_t i = 0; i < title.n; i++) {
        if ((unsigned char)title.p[i] >= FIRST_LEAD) {
            return true;
        }
    }
    return false;
}

const char *
title_script_role(struct str title)
{
    if (!is_script(title)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof ROLES / sizeof ROLES[0]; i++) {
        if (str_has(title, str_of(ROLES[i].word))) {
            return ROLES[i].role;
        }
    }
    return NULL;
}

enum seniority
title_script_level(struct str title)
{
    if (!is_script(title)) {
        return SENIORITY_NONE;
    }
    for (size_t i = 0; i < sizeof LEVELS / sizeof LEVELS[0]; i++) {
        if (str_has(title, str_of(LEVELS[i].word))) {
            return LEVELS[i].level;
        }
    }
    return SENIORITY_NONE;
}
