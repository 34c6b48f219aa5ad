import { testWriting } from '../../../tests/writing.ts'
import rule from './evaluation-method.ts'

testWriting(rule, {
  accept: {
    比较法: '二、自评方法\n主要采用比较法，将年初目标值与实际完成值逐项对比。',
    用到了因素分析: '二、自评方法\n采用比较法和因素分析法。\n三、结果\n影响因素主要是项目启动晚。',
  },
  reject: {
    因素分析法没有用到: ['二、自评的方法和过程\n自评的方法主要采用因素分析法，采取数据对比的方式。', { quote: '因素分析法' }],
    没有比较: ['二、自评的方法和过程\n采用查阅资料的方法和现场勘察的方法。', { severity: 'notice' }],
  },
})
